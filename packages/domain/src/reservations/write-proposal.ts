import { transaction } from "@roomstream/db/transaction";
import type { Actor } from "../shared/actor";
import { recordAudit } from "../shared/audit";
import type { Context } from "../shared/context";
import { accept, type Result, refuse } from "../shared/result";
import { proposed } from "./propose";
import { refuseTakenRooms } from "./rooms-of-stay";
import { lockReservation, type ProposedStay, type ReservationRow } from "./stored-reservation";
import { summaryOfProposal } from "./summaries";
import { writeDone } from "./write-reservations";

/**
 * Writes a stay that was drawn up as the open proposal of the reservation that was read; AGAIN when it is another by now. Locks
 * the reservation, so that of two changes at once one is told that the other is on its way.
 */
export async function writeProposal(args: {
  ctx: Context;
  confirmationNumber: string;
  by: Actor;
  address?: string;
  read: Pick<ReservationRow, "version">;
  businessDate: string;
  stay: ProposedStay;
}): Promise<Result<"PROPOSED" | "AGAIN">> {
  const { ctx, confirmationNumber, by, address, read, businessDate, stay } = args;
  return transaction(ctx.databases.of("reservations"), async (tx) => {
    const before = await lockReservation(tx, confirmationNumber);
    if (!before || before.version !== read.version) return accept("AGAIN" as const);
    const done = proposed({ ctx, property: { businessDate }, before, by }, stay, {
      leftRoomId: null,
      summary: summaryOfProposal(stay),
    });
    if (!done.ok) return done;
    const { after, event } = done.value;
    const taken = await refuseTakenRooms(tx, [after]);
    if (taken.size > 0) {
      return refuse("ROOM_TAKEN", "The guest's room is another guest's on a night of it; move them first.");
    }
    await writeDone(ctx, tx, [done.value]);
    await recordAudit(tx, "reservations", {
      by,
      propertyId: after.property_id,
      businessDate,
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
