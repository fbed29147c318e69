import type { Actor } from "../shared/actor";
import type { Context } from "../shared/context";
import { dayInWords } from "../shared/dates";
import { laterOf } from "../shared/follow";
import { accept, type Result, refuse } from "../shared/result";
import { addDays, type Dates } from "../shared/stay";
import { notReady, withRoom } from "./assign-room";
import { closeAlerts } from "./desk-alerts";
import { atTheDesk, CHANGE_PENDING, type DeskOrder } from "./desk-command";
import { checkIn as decide, type Reservation } from "./reservation";
import { commandEvent, reservationData } from "./reservation-event";
import { refuseTaken, roomInOrder, roomsNow } from "./room-free";
import { isRoomTaken, replaceRoomStays, roomStaysOf } from "./room-stays";
import { type ReservationRow, rowAfter, stateOf } from "./stored-reservation";
import { nowAfter } from "./with-hotel";
import type { Done } from "./write-reservations";

const NOT_YET: Record<"CHANGE_PENDING" | "NOT_CONFIRMED" | "ALREADY_CHECKED_IN", string> = {
  CHANGE_PENDING,
  NOT_CONFIRMED: "Only a confirmed stay can be checked in; see how the reservation stands.",
  ALREADY_CHECKED_IN: "The guest is in the house already.",
};

/**
 * Gives the guest the room: the one that is assigned, or the one named here, which is assigned with it. On the day of arrival, or
 * later while a night is left; into a room that is ready and that nobody else has.
 */
export async function checkIn(order: DeskOrder & { roomId?: string }): Promise<Result<ReservationRow>> {
  const { ctx, propertyId } = order;
  let wanted: { roomId: string; nights: Dates; own: string } | undefined;
  try {
    return await atTheDesk(
      order,
      ({ property }) => roomsNow(ctx, property, order.roomId),
      async ({ tx, before, property, by }, rooms) => {
        const { businessDate } = property;
        const decided = decide(stateOf(before));
        if (!decided.ok) return refuse(decided.code, NOT_YET[decided.code]);
        if (before.arrival > businessDate || before.departure <= businessDate) {
          const { arrival, departure } = before;
          return refuse(
            "WRONG_DAY",
            `The stay is from ${dayInWords(arrival)} to ${dayInWords(departure)}, and today is ${dayInWords(businessDate)}; change its dates first.`,
          );
        }
        const stays = await roomStaysOf(tx, before.reservation_id);
        const assigned = stays.at(-1)?.roomId;
        const roomId = order.roomId ?? assigned;
        if (roomId === undefined) return refuse("ROOM_NEEDED", "No room is assigned; choose one.");
        const found = roomInOrder(rooms, roomId, {
          arrival: businessDate,
          departure: addDays(businessDate, 1),
        });
        if (!found.ok) return found;
        const room = found.value;
        if (room.roomTypeId !== before.room_type_id && roomId !== assigned) {
          return refuse(
            "ROOM_NEEDED",
            `${roomId} is ${room.roomTypeName}; assign it first, which asks whether the type has room, then check in.`,
          );
        }
        if (room.status === "DIRTY") return refuse("ROOM_NOT_READY", notReady(roomId));
        const { reservation_id: own, departure } = before;
        const nights = { arrival: laterOf(before.arrival, businessDate), departure };
        wanted = { roomId, nights, own };
        const kept = roomId === assigned ? { arrival: before.arrival, departure } : nights;
        await replaceRoomStays(tx, before, withRoom([], roomId, kept, true));
        await closeAlerts(tx, [{ propertyId, kind: "UNASSIGNED", subject: own }]);
        const done = checkedIn(ctx, before, decided.state, { by, businessDate, roomId });
        const audit = {
          action: "reservation.checked-in" as const,
          before: { status: before.status, roomId: assigned ?? null },
          after: { status: done.after.status, roomId },
        };
        return accept({ ...done, audit });
      },
    );
  } catch (error) {
    if (!isRoomTaken(error) || !wanted) throw error;
    return refuseTaken(ctx, propertyId, wanted.roomId, wanted.nights, wanted.own);
  }
}

/** A check-in as it is written and told. Of a stay in imported history no room is known. */
export function checkedIn(
  ctx: Context,
  before: ReservationRow,
  state: Reservation,
  { by, businessDate, roomId }: { by: Actor; businessDate: string; roomId: string | null },
): Done {
  const after: ReservationRow = {
    ...rowAfter(before, { state }, nowAfter(ctx, before)),
    checked_in_on: businessDate,
  };
  const event = commandEvent(
    ctx,
    after,
    { by, businessDate },
    { eventType: "reservation.checkin", data: { ...reservationData(after), roomId } },
  );
  return { before, after, event, summary: roomId === null ? "Checked in" : `Checked in to ${roomId}` };
}
