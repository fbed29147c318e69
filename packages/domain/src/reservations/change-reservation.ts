import { transaction } from "@roomstream/db/transaction";
import { reach } from "@roomstream/events/fail-points";
import type { PropertyDetails } from "../property/contract";
import type { Actor } from "../shared/actor";
import { recordAudit } from "../shared/audit";
import type { Context } from "../shared/context";
import { accept, type Result, refuse } from "../shared/result";
import type { ChangeInput, ChangePreview, ReservationView } from "./contract";
import { drawUpChange } from "./draw-up-change";
import { findReservation } from "./queries/find-reservation";
import { propose } from "./reservation";
import { commandEvent, proposalData, reservationData } from "./reservation-event";
import { refuseTakenRooms } from "./rooms-of-stay";
import {
  lockReservation,
  type ProposedStay,
  type ReservationRow,
  rowAfter,
  stateOf,
} from "./stored-reservation";
import { summaryOfProposal } from "./summaries";
import { changeViewOf } from "./view";
import { findWithHotel, noSuchReservation, nowAfter } from "./with-hotel";
import { writeDone } from "./write-reservations";

/** How long a proposal may be open, by the real clock. */
const PROPOSAL_MS = 2 * 60_000;

type Asked = { ctx: Context; confirmationNumber: string; input: ChangeInput };

/**
 * Proposes another stay beside the one in force: `reservation.modified` told, its price frozen. It takes force once its nights
 * are held and its money is; until then, and if it is refused, the stay in force stays.
 */
export async function changeReservation(
  args: Asked & { by: Actor; address?: string },
): Promise<Result<ReservationView>> {
  const { ctx, confirmationNumber, input } = args;
  const found = await findWithHotel(ctx, confirmationNumber);
  if (!found) return noSuchReservation;
  const { row, property } = found;
  const drawn = await drawUpChange(ctx, row, property, input, "AGREED");
  if (!drawn.ok) return drawn;
  const proposed = await writeProposal(args, row, property, drawn.value);
  if (!proposed.ok) return proposed;
  // It changed since it was read: what was drawn up is of another stay.
  if (proposed.value === "AGAIN") return changeReservation(args);
  reach("command.committed", "reservations");
  const view = await findReservation({ ctx, confirmationNumber });
  if (!view) throw new Error(`${confirmationNumber} was changed and is gone`);
  return accept(view);
}

/** What a change would cost, without doing anything. */
export async function previewChange({
  ctx,
  confirmationNumber,
  input,
}: Asked): Promise<Result<ChangePreview>> {
  const found = await findWithHotel(ctx, confirmationNumber);
  if (!found) return noSuchReservation;
  const { row, property } = found;
  const drawn = await drawUpChange(ctx, row, property, input, "PREVIEW");
  if (!drawn.ok) return drawn;
  const { currency, total } = row.sold.totals;
  return accept({
    ...changeViewOf(row, drawn.value),
    totalBefore: { amount: total, currency },
    difference: { amount: drawn.value.sold.totals.total - total, currency },
  });
}

async function writeProposal(
  { ctx, confirmationNumber, by, address }: Parameters<typeof changeReservation>[0],
  read: ReservationRow,
  property: PropertyDetails,
  stay: ProposedStay,
): Promise<Result<"PROPOSED" | "AGAIN">> {
  return transaction(ctx.databases.of("reservations"), async (tx) => {
    const before = await lockReservation(tx, confirmationNumber);
    if (!before || before.version !== read.version) return accept("AGAIN" as const);
    const decided = propose(stateOf(before), { authorized: stay.authorized });
    if (!decided.ok)
      return refuse(decided.code, "The stay cannot be changed as it is now; look at it again.");
    const occurredAt = nowAfter(ctx, before);
    const after: ReservationRow = {
      ...rowAfter(before, { state: decided.state }, occurredAt),
      proposal: stay,
      proposal_expires_at: new Date(ctx.clock.now().getTime() + PROPOSAL_MS),
      withdrawn: null,
    };
    const taken = await refuseTakenRooms(tx, [after]);
    if (taken.size > 0) {
      return refuse("ROOM_TAKEN", "The guest's room is another guest's on a night of it; move them first.");
    }
    const event = commandEvent(
      ctx,
      after,
      { by, businessDate: property.businessDate },
      {
        eventType: "reservation.modified",
        data: {
          ...proposalData(after, stay),
          expiresAt: after.proposal_expires_at?.toISOString() ?? null,
          change: "PROPOSED",
          reason: null,
          roomId: stay.roomId,
          leftRoomId: null,
          inForce: reservationData(before).stayDetails,
        },
      },
    );
    await writeDone(ctx, tx, [{ before, after, event, summary: summaryOfProposal(stay) }]);
    await recordAudit(tx, "reservations", {
      by,
      propertyId: after.property_id,
      businessDate: property.businessDate,
      action: "reservation.change-proposed",
      subject: { kind: "reservation", id: after.reservation_id },
      before: auditedStay(before, before.sold.totals.total),
      after: auditedStay({ ...stay, room_type_id: stay.roomTypeId }, stay.sold.totals.total),
      correlationId: event.correlationId,
      ...(address === undefined ? {} : { address }),
    });
    return accept("PROPOSED" as const);
  });
}

const auditedStay = (
  stay: Pick<ReservationRow, "room_type_id" | "arrival" | "departure" | "adults" | "children">,
  total: number,
) => ({
  roomTypeId: stay.room_type_id,
  arrival: stay.arrival,
  departure: stay.departure,
  adults: stay.adults,
  children: stay.children,
  total,
});
