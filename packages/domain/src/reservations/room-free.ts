import type { PropertyDetails } from "../property/contract";
import { listRooms, outOfOrderOn, type Room } from "../property/queries/rooms";
import type { Context } from "../shared/context";
import { dayInWords } from "../shared/dates";
import { accept, type Result, refuse } from "../shared/result";
import type { Dates } from "../shared/stay";
import { hasNightOf, staysInRooms } from "./queries/stays-in-rooms";

/** The rooms of a hotel as they are now, or the one named, with the times out of order that are not over. */
export const roomsNow = (
  ctx: Context,
  { propertyId, businessDate }: PropertyDetails,
  roomId: string | undefined,
): Promise<Room[]> =>
  listRooms({ ctx, propertyId, since: businessDate, ...(roomId === undefined ? {} : { roomIds: [roomId] }) });

/** A room that is in order on all these nights, or why it is none. */
export function roomInOrder(rooms: Room[], roomId: string, nights: Dates): Result<Room> {
  const room = rooms.find((candidate) => candidate.roomId === roomId);
  if (!room) return refuse("NOT_FOUND", `There is no room ${roomId} here; see the list of rooms.`);
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
  const stays = await staysInRooms({ ctx, propertyId, roomIds: [roomId], ...nights });
  const others = stays.filter((stay) => stay.reservationId !== own);
  const other = others.find((stay) => hasNightOf(stay, nights)) ?? others[0];
  const who = other
    ? `${other.confirmationNumber} has ${roomId} from ${dayInWords(other.arrival)} to ${dayInWords(other.departure)}`
    : `Somebody else has ${roomId} on one of these nights`;
  return { ok: false, refusal: { code: "ROOM_TAKEN", message: `${who}; choose another room.` } };
}
