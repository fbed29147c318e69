import type { PropertyDetails } from "../property/contract";
import { findRoom, outOfOrderOn, type Room } from "../property/queries/rooms";
import type { Context } from "../shared/context";
import { dayInWords } from "../shared/dates";
import { accept, type Result, refuse } from "../shared/result";
import { addDays, type Dates } from "../shared/stay";
import { staysInRooms } from "./queries/stays-in-rooms";

/** A room of the hotel that is in order on all these nights, or why it is none. */
export async function roomInOrder(
  ctx: Context,
  property: PropertyDetails,
  roomId: string,
  nights: Dates,
): Promise<Result<Room>> {
  const room = await findRoom({ ctx, propertyId: property.propertyId, roomId, since: nights.arrival });
  if (!room) return refuse("NOT_FOUND", `${property.name} has no room ${roomId}; see the list of rooms.`);
  const closed = outOfOrderOn(room, nights);
  if (!closed) return accept(room);
  const until = dayInWords(closed.to);
  return refuse(
    "ROOM_OUT_OF_ORDER",
    `${roomId} is out of order until ${until} (${closed.reason}); choose another room.`,
  );
}

/** Says who has a room that the database would not give; read after the refusal, so it may be free again by then. */
export async function refuseTaken(
  ctx: Context,
  propertyId: string,
  roomId: string,
  nights: Dates,
  own: string,
): Promise<{ ok: false; refusal: { code: "ROOM_TAKEN"; message: string } }> {
  // A guest who should have left has the room still, though no night of it any more.
  const arrival = addDays(nights.arrival, -MOST_DAYS_OVER);
  const stays = await staysInRooms({
    ctx,
    propertyId,
    roomIds: [roomId],
    arrival,
    departure: nights.departure,
  });
  const other = stays.find(
    (stay) => stay.reservationId !== own && (stay.checkedIn || stay.departure > nights.arrival),
  );
  const who = other
    ? `${other.confirmationNumber} has ${roomId} from ${dayInWords(other.arrival)} to ${dayInWords(other.departure)}`
    : `Somebody else has ${roomId} on one of these nights`;
  return { ok: false, refusal: { code: "ROOM_TAKEN", message: `${who}; choose another room.` } };
}

/** As long ago a guest may have been to leave who is in the house still. */
const MOST_DAYS_OVER = 60;
