import type { Actor } from "../shared/actor";
import type { Context } from "../shared/context";
import { dayInWords } from "../shared/dates";
import { formatMoney } from "../shared/money";
import { accept, type Result, refuse } from "../shared/result";
import { atTheDesk, type DeskDone, type DeskOrder, nothingElse } from "./desk-command";
import { markNoShow as decide } from "./reservation";
import { commandEvent, reservationData } from "./reservation-event";
import { giveRoomsBack } from "./rooms-of-stay";
import { type ReservationRow, rowAfter, type Sold, stateOf } from "./stored-reservation";
import { nowAfter } from "./with-hotel";

/** What is kept of a stay whose guest did not come: the fee of its policy, and never more than its card stands for. */
export const noShowFee = ({
  cancellationPolicy,
  toAuthorize,
}: Pick<Sold, "cancellationPolicy" | "toAuthorize">): number =>
  Math.min(cancellationPolicy.fee.amount, toAuthorize);

/** Notes, from the day of arrival on, that the guest did not come. Noted already it stays as it is. */
export async function markNoShow(order: DeskOrder): Promise<Result<ReservationRow>> {
  const { ctx, by } = order;
  return atTheDesk(order, nothingElse, async ({ tx, before, property }) => {
    const { businessDate } = property;
    if (before.status === "NO_SHOW") return accept(null);
    if (before.status === "CONFIRMED" && before.arrival > businessDate) {
      return refuse(
        "WRONG_DAY",
        `The guest is to come on ${dayInWords(before.arrival)}; cancel the stay instead.`,
      );
    }
    const done = noShow(ctx, before, businessDate, by);
    if (!done) return refuse("NOT_CONFIRMED", "Only a guest with a confirmed stay can fail to come.");
    await giveRoomsBack(tx, [done]);
    const audit = {
      action: "reservation.no-show-marked" as const,
      before: { status: before.status },
      after: { status: done.after.status, fee: done.after.fee },
    };
    return accept({ ...done, audit });
  });
}

/** A no-show as it is written and told, or undefined when the stay is not one that a guest could have come to. */
export function noShow(
  ctx: Context,
  before: ReservationRow,
  businessDate: string,
  by: Actor,
): Omit<DeskDone, "audit"> | undefined {
  const decided = decide(stateOf(before), noShowFee(before.sold));
  if (!decided.ok) return undefined;
  const after = rowAfter(before, { state: decided.state }, nowAfter(ctx, before));
  const event = commandEvent(
    ctx,
    after,
    { by, businessDate },
    { eventType: "reservation.noshow", data: { ...reservationData(after), fee: after.fee } },
  );
  const kept = after.fee === 0 ? "" : `; ${formatMoney(after.fee, after.sold.totals.currency)} is kept`;
  return { before, after, event, summary: `The guest did not come${kept}` };
}
