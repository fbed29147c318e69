import { transaction } from "@roomstream/db/transaction";
import type { Actor } from "../shared/actor";
import { recordAudit } from "../shared/audit";
import type { Context } from "../shared/context";
import { accept, type Result, refuse } from "../shared/result";
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
import { nowAfter } from "./with-hotel";
import { writeDone } from "./write-reservations";

/** How long a proposal may be open, by the real clock. */
const PROPOSAL_MS = 2 * 60_000;

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
      { by, businessDate },
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
