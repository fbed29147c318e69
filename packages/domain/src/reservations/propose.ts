import { accept, type Result, refuse } from "../shared/result";
import { CHANGE_PENDING, type Desk } from "./desk-command";
import { propose } from "./reservation";
import { commandEvent, proposalData, reservationData } from "./reservation-event";
import { type ProposedStay, type ReservationRow, rowAfter, stateOf } from "./stored-reservation";
import { nowAfter } from "./with-hotel";
import type { Done } from "./write-reservations";

/** How long availability and payments may take to answer a proposal, by the real clock. */
const PROPOSAL_MS = 2 * 60_000;

/**
 * Another stay beside the one in force, as it is written and told; why an earlier one was withdrawn is told no more.
 * `leftRoomId`: the room that a guest leaves for the one that is asked for; until then it is lived in.
 */
export function proposed(
  { ctx, property, before, by }: Pick<Desk, "ctx" | "before" | "by"> & { property: { businessDate: string } },
  stay: ProposedStay,
  { leftRoomId, summary }: { leftRoomId: string | null; summary: string },
): Result<Done> {
  const decided = propose(stateOf(before), { authorized: stay.authorized });
  if (!decided.ok) {
    return refuse(
      decided.code,
      decided.code === "CHANGE_PENDING"
        ? CHANGE_PENDING
        : "This stay has ended; make a new reservation instead.",
    );
  }
  const expiresAt = new Date(ctx.clock.now().getTime() + PROPOSAL_MS);
  const after: ReservationRow = {
    ...rowAfter(before, { state: decided.state }, nowAfter(ctx, before)),
    proposal: stay,
    proposal_expires_at: expiresAt,
    withdrawn: null,
  };
  const event = commandEvent(
    ctx,
    after,
    { by, businessDate: property.businessDate },
    {
      eventType: "reservation.modified",
      data: {
        ...proposalData(after, stay),
        expiresAt: expiresAt.toISOString(),
        change: "PROPOSED",
        reason: null,
        inForce: reservationData(before).stayDetails,
        roomId: stay.roomId,
        leftRoomId,
      },
    },
  );
  return accept({ before, after, event, summary });
}
