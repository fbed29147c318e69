import { hotelOrRefusal } from "../property/queries/find-property";
import { listRooms, outOfOrderOn, type Room } from "../property/queries/rooms";
import { type StayOfDay, staysOfDay } from "../reservations/queries/desk-stays";
import type { Context } from "../shared/context";
import { accept, type Result } from "../shared/result";
import { addDays } from "../shared/stay";
import type { BoardRoom, RoomBoard } from "./contract";

/** Every room of a hotel as housekeeping sees it. `names`: whether the caller may read who the guests are. */
export async function roomBoard(args: {
  ctx: Context;
  propertyId: string;
  names: boolean;
}): Promise<Result<RoomBoard>> {
  const { ctx, propertyId, names } = args;
  const found = await hotelOrRefusal({ ctx, propertyId });
  if (!found.ok) return found;
  const property = found.value;
  const { businessDate } = property;
  const [rooms, stays] = await Promise.all([
    listRooms({ ctx, propertyId, since: businessDate }),
    staysOfDay({ ctx, propertyId, businessDate, names }),
  ]);
  const of = (status: string) =>
    new Map(
      stays.flatMap((stay) => (stay.row.status === status && stay.roomId ? [[stay.roomId, stay]] : [])),
    );
  const inHouse = of("CHECKED_IN");
  const coming = of("CONFIRMED");
  const items = rooms.map((room) =>
    boardRoomOf(room, inHouse.get(room.roomId), coming.get(room.roomId), businessDate),
  );
  return accept({ propertyId, businessDate, items });
}

function boardRoomOf(
  room: Room,
  occupant: StayOfDay | undefined,
  coming: StayOfDay | undefined,
  businessDate: string,
): BoardRoom {
  const now = outOfOrderOn(room, { arrival: businessDate, departure: addDays(businessDate, 1) }) ?? null;
  const { outOfOrder, ...rest } = room;
  return {
    ...rest,
    outOfOrder: now,
    outOfOrderLater: outOfOrder.filter((time) => time !== now),
    occupied: occupant ? { ...stayInRoom(occupant), dueOut: occupant.row.departure <= businessDate } : null,
    arriving: coming ? stayInRoom(coming) : null,
    priority: priorityOf(room.status, now !== null, occupant !== undefined, coming !== undefined),
  };
}

/** What is to be done first; see the contract. */
function priorityOf(status: Room["status"], outOfOrder: boolean, occupied: boolean, coming: boolean): number {
  if (outOfOrder) return 6;
  if (status !== "DIRTY") return status === "CLEAN" && coming ? 4 : 5;
  if (coming) return 1;
  return occupied ? 3 : 2;
}

const stayInRoom = ({ row, guest }: StayOfDay) => ({
  confirmationNumber: row.confirmation_number,
  guest,
  departure: row.departure,
  adults: row.adults,
  children: row.children,
});
