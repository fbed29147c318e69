import type { Room } from "../property/queries/rooms";
import { accept, type Result } from "../shared/result";
import type { Desk, DeskDone } from "./desk-command";
import { proposed } from "./propose";
import type { RoomStay } from "./room-stays";

/** Proposes the same stay in the type of the room, with the room in it. The price stays what it was. */
export function askForType(desk: Desk, stays: RoomStay[], room: Room): Result<DeskDone> {
  const { adults, children, arrival, departure, sold, room_type_id: roomTypeId } = desk.before;
  const asked = { roomTypeId: room.roomTypeId, roomId: room.roomId };
  const done = proposed(
    desk,
    {
      ...asked,
      arrival,
      departure,
      adults,
      children,
      sold: { ...sold, roomTypeName: room.roomTypeName },
      held: false,
      authorized: true,
    },
    {
      leftRoomId: stays.find((stay) => stay.checkedIn)?.roomId ?? null,
      summary: `Asked for ${room.roomId}, ${room.roomTypeName}, instead of ${sold.roomTypeName}`,
    },
  );
  if (!done.ok) return done;
  const audit = { action: "reservation.room-asked-for" as const, before: { roomTypeId }, after: asked };
  return accept({ ...done.value, audit });
}
