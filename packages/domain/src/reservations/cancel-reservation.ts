import { transaction } from "@roomstream/db/transaction";
import { reach } from "@roomstream/events/fail-points";
import { moneyOf } from "../payments/queries/money-of";
import type { Actor } from "../shared/actor";
import { recordAudit } from "../shared/audit";
import type { Context } from "../shared/context";
import { formatMoney } from "../shared/money";
import { accept, noSuchReservation, type Result, refuse, refuseField } from "../shared/result";
import { type CancelledBy, feeOf, previewOf } from "./cancellation";
import type { CancellationPreview } from "./contract";
import type { Money } from "./queries/bill";
import { cancel, type Reservation } from "./reservation";
import { commandEvent, reservationData } from "./reservation-event";
import { giveRoomsBack } from "./rooms-of-stay";
import { lockReservation, type ReservationRow, rowAfter, stateOf } from "./stored-reservation";
import { summaryOfCancellation } from "./summaries";
import { findWithHotel, nowAfter } from "./with-hotel";
import { type Done, writeDone } from "./write-reservations";

type Asked = { ctx: Context; confirmationNumber: string; reason: CancelledBy };
type Amount = { amount: number; currency: string };

/**
 * Cancels a stay at any time before check-in, also while it is pending or another stay is proposed. What is kept of the money is
 * decided here and now, and must be `expectedFee` where the caller names one; the rest of the house pursues it. Cancelled again it
 * stays as it is, and says what is left to be given back.
 */
export async function cancelReservation(
  args: Asked & { by: Actor; address?: string; expectedFee?: Amount | undefined },
): Promise<Result<CancellationPreview>> {
  const { ctx, confirmationNumber, reason, by, address, expectedFee } = args;
  const found = await findWithHotel(ctx, confirmationNumber);
  if (!found) return noSuchReservation;
  const { businessDate } = found.property;
  const money = expectedFee && (await moneyOf({ ctx, reservationId: found.row.reservation_id }));
  const done = await transaction(
    ctx.databases.of("reservations"),
    async (tx): Promise<Result<ReservationRow>> => {
      const before = await lockReservation(tx, confirmationNumber);
      if (!before) return noSuchReservation;
      const decided = cancelled(ctx, before, { reason, by, businessDate });
      if (!decided.ok) return decided;
      if (decided.value === null) return accept(before);
      const { after, event } = decided.value;
      const otherFee = expectedFee && money && refuseFee(before, money, after.fee, expectedFee);
      if (otherFee) return otherFee;
      await writeDone(ctx, tx, [decided.value]);
      await giveRoomsBack(tx, [decided.value]);
      await recordAudit(tx, "reservations", {
        by,
        propertyId: after.property_id,
        businessDate,
        action: "reservation.cancelled",
        subject: { kind: "reservation", id: after.reservation_id },
        before: { status: before.status },
        after: { status: after.status, reason, fee: after.fee },
        correlationId: event.correlationId,
        ...(address === undefined ? {} : { address }),
      });
      return accept(after);
    },
  );
  if (!done.ok) return done;
  reach("command.committed", "reservations");
  return accept(await toldOf(ctx, done.value, done.value.fee));
}

/** A cancellation as it is written and told; null when the stay is cancelled already. */
export function cancelled(
  ctx: Context,
  before: ReservationRow,
  { reason, by, businessDate }: { reason: CancelledBy; by: Actor; businessDate: string },
): Result<Done | null> {
  const decided = decide(ctx, before, reason);
  if (!decided.ok) return decided;
  if (decided.value === null) return accept(null);
  const after = rowAfter(before, { state: decided.value }, nowAfter(ctx, before));
  const event = commandEvent(
    ctx,
    after,
    { by, businessDate },
    { eventType: "reservation.cancelled", data: { ...reservationData(after), reason, fee: after.fee } },
  );
  return accept({ before, after, event, summary: summaryOfCancellation(after) });
}

/** What cancelling now would keep and give back, without doing anything. */
export async function previewCancellation({
  ctx,
  confirmationNumber,
  reason,
}: Asked): Promise<Result<CancellationPreview>> {
  const found = await findWithHotel(ctx, confirmationNumber);
  if (!found) return noSuchReservation;
  const { row } = found;
  const decided = decide(ctx, row, reason);
  if (!decided.ok) return decided;
  return accept(await toldOf(ctx, row, decided.value?.fee ?? row.fee));
}

const toldOf = async (ctx: Context, row: ReservationRow, fee: number): Promise<CancellationPreview> =>
  previewOf(row, await moneyOf({ ctx, reservationId: row.reservation_id }), fee);

/** The state that cancelling leads to; null when it is cancelled already. */
function decide(
  ctx: Context,
  row: ReservationRow,
  reason: CancelledBy,
): Result<(Reservation & { status: "CANCELLED" }) | null> {
  if (row.status === "CANCELLED") return accept(null);
  const fee = reason === "HOTEL" ? 0 : feeOf(row, ctx.clock.now());
  const decided = cancel(stateOf(row), { reason, fee });
  return decided.ok && decided.state.status === "CANCELLED"
    ? accept(decided.state)
    : refuse("NOT_CANCELLABLE", NOT_CANCELLABLE[row.status] ?? "This stay cannot be cancelled any more.");
}

/** Why a cancellation is not what the caller agreed to; with what it would be now. */
function refuseFee(
  row: ReservationRow,
  money: Money,
  fee: number,
  expected: Amount,
): Result<never> | undefined {
  const { currency } = row.sold.totals;
  if (expected.currency !== currency)
    return refuseField("expectedFee.currency", `the stay was sold in ${currency}`);
  if (expected.amount === fee) return undefined;
  return refuse(
    "FEE_CHANGED",
    `The hotel keeps ${formatMoney(fee, currency)} now; agree to it by sending it as expectedFee.`,
    { cancellation: previewOf(row, money, fee) },
  );
}

const NOT_CANCELLABLE: Partial<Record<ReservationRow["status"], string>> = {
  CHECKED_IN: "The guest is in the house: check out instead.",
  CHECKED_OUT: "The stay is over; there is nothing left to cancel.",
  NO_SHOW: "The guest did not come on the day of arrival; there is nothing left to cancel.",
};
