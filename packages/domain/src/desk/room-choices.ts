import { hotelOrRefusal } from "../property/queries/find-property";
import { listRooms, outOfOrderOn, type Room } from "../property/queries/rooms";
import { stayByNumber } from "../reservations/queries/desk-stays";
import { hasNightOf, type StayInRoom, staysInRooms } from "../reservations/queries/stays-in-rooms";
import type { Context } from "../shared/context";
import { dayInWords } from "../shared/dates";
import { laterOf } from "../shared/follow";
import { accept, type Result, refuse } from "../shared/result";
import type { RoomChoice } from "./contract";
import { readinessOf } from "./desk-stay";

/** The rooms that a stay could have, the best first: of its type, free for all its nights, inspected before clean. */
export async function roomChoices(args: {
  ctx: Context;
  propertyId: string;
  confirmationNumber: string;
}): Promise<Result<{ items: RoomChoice[] }>> {
  const { ctx, propertyId, confirmationNumber } = args;
  const found = await hotelOrRefusal({ ctx, propertyId });
  if (!found.ok) return found;
  const { businessDate } = found.value;
  const stay = await stayByNumber({ ctx, propertyId, confirmationNumber, businessDate, names: false });
  if (!stay)
    return refuse("NOT_FOUND", `This hotel has no reservation ${confirmationNumber}; check the number.`);
  const { row } = stay;
  const arrival = laterOf(row.arrival, businessDate);
  if (row.departure <= arrival) return accept({ items: [] });
  const nights = { arrival, departure: row.departure };
  const [rooms, inRooms] = await Promise.all([
    listRooms({ ctx, propertyId, since: arrival }),
    staysInRooms({ ctx, propertyId, ...nights }),
  ]);
  const items = rooms.map((room) => {
    const others = inRooms.filter(
      (other) => other.roomId === room.roomId && other.reservationId !== row.reservation_id,
    );
    const occupant = others.find((other) => other.checkedIn)?.reservationId;
    return choiceOf(
      room,
      row.room_type_id,
      nights,
      others.filter((other) => hasNightOf(other, nights)),
      readinessOf(room, nights, occupant, row.reservation_id),
    );
  });
  return accept({ items: items.toSorted((a, b) => rank(a) - rank(b)) });
}

function choiceOf(
  room: Room,
  roomTypeId: string,
  nights: { arrival: string; departure: string },
  others: StayInRoom[],
  readiness: RoomChoice["readiness"],
): RoomChoice {
  const closed = outOfOrderOn(room, nights);
  const [other] = others;
  return {
    roomId: room.roomId,
    roomTypeId: room.roomTypeId,
    roomTypeName: room.roomTypeName,
    floor: room.floor,
    readiness,
    free: !closed && !other,
    sameType: room.roomTypeId === roomTypeId,
    reason: closed
      ? `Out of order until ${dayInWords(closed.to)}: ${closed.reason}`
      : other
        ? `${other.confirmationNumber} has it from ${dayInWords(other.arrival)} to ${dayInWords(other.departure)}`
        : "",
  };
}

const READY: Record<RoomChoice["readiness"], number> = {
  INSPECTED: 0,
  CLEAN: 1,
  DIRTY: 2,
  OCCUPIED: 3,
  OUT_OF_ORDER: 4,
};

/** A free room of another type is still better than one that somebody has. */
const rank = (choice: RoomChoice): number =>
  (choice.free ? 0 : 100) + (choice.sameType ? 0 : 10) + READY[choice.readiness];
