import type { Room } from "../property/queries/rooms";
import type { Context } from "../shared/context";
import { accept, type Result, refuse } from "../shared/result";
import type { Desk, DeskDone } from "./desk-command";
import { propose } from "./reservation";
import { commandEvent, proposalData, reservationData } from "./reservation-event";
import type { RoomStay } from "./room-stays";
import { type ProposedStay, type ReservationRow, rowAfter, stateOf } from "./stored-reservation";
import { nowAfter } from "./with-hotel";

/** How long availability may take to say whether the other type has room. */
const PROPOSAL_MS = 2 * 60_000;

export const CHANGE_PENDING = "Another stay is proposed and not decided yet; wait for it, or take it back.";

/** Proposes the same stay in the type of the room, with the room in it. The price stays what it was. */
export async function askForType(desk: Desk, stays: RoomStay[], room: Room): Promise<Result<DeskDone>> {
  const { ctx, property, before, by } = desk;
  const decided = propose(stateOf(before), { authorized: true });
  if (!decided.ok) return refuse(decided.code, CHANGE_PENDING);
  const { adults, children, arrival, departure, sold } = before;
  const proposal: ProposedStay = {
    roomTypeId: room.roomTypeId,
    arrival,
    departure,
    adults,
    children,
    sold: { ...sold, roomTypeName: room.roomTypeName },
    held: false,
    authorized: true,
    roomId: room.roomId,
  };
  const expiresAt = expiry(ctx);
  const after: ReservationRow = {
    ...rowAfter(before, { state: decided.state }, nowAfter(ctx, before)),
    proposal,
    proposal_expires_at: expiresAt,
  };
  const { stayDetails } = reservationData(before);
  const event = commandEvent(
    ctx,
    after,
    { by, businessDate: property.businessDate },
    {
      eventType: "reservation.modified",
      data: {
        ...proposalData(after, proposal),
        expiresAt: expiresAt.toISOString(),
        change: "PROPOSED",
        reason: null,
        inForce: stayDetails,
        roomId: room.roomId,
        // A guest who waits for the other room leaves this one; until then it is lived in.
        leftRoomId: stays.find((stay) => stay.checkedIn)?.roomId ?? null,
      },
    },
  );
  const summary = `Asked for ${room.roomId}, ${room.roomTypeName}, instead of ${sold.roomTypeName}`;
  const audit = {
    action: "reservation.room-asked-for",
    before: { roomTypeId: before.room_type_id },
    after: { roomTypeId: room.roomTypeId, roomId: room.roomId },
  };
  return accept({ before, after, event, summary, audit });
}

const expiry = (ctx: Context): Date => new Date(ctx.clock.now().getTime() + PROPOSAL_MS);
