import { dayInWords } from "../shared/dates";
import { earlierOf, laterOf } from "../shared/follow";
import { accept, type Result, refuse } from "../shared/result";
import type { Dates } from "../shared/stay";
import { askForType } from "./ask-for-type";
import { closeAlerts } from "./desk-alerts";
import { actedOn, atTheDesk, CHANGE_PENDING, type Desk, type DeskDone, type DeskOrder } from "./desk-command";
import { commandEvent, reservationData } from "./reservation-event";
import { refuseTaken, roomInOrder, roomsNow } from "./room-free";
import { isRoomTaken, type RoomStay, replaceRoomStays, roomStaysOf } from "./room-stays";
import { type ReservationRow, stateOf } from "./stored-reservation";
import { nowAfter } from "./with-hotel";

/**
 * Gives a stay a room, another one, or none. A guest in the house moves tonight: the nights before stay with the room they were in.
 * A room of another type is asked of availability first, at the price that was sold; it is the stay's when that takes force.
 */
export async function assignRoom(
  order: DeskOrder & { roomId: string | null },
): Promise<Result<{ assigned: boolean; row: ReservationRow }>> {
  const { ctx, propertyId, roomId } = order;
  let nights: Dates | undefined;
  let own = "";
  try {
    const asked = roomId ?? undefined;
    const done = await atTheDesk(
      order,
      ({ property }) => roomsNow(ctx, property, asked),
      async (desk, rooms) => {
        const { before, property } = desk;
        own = before.reservation_id;
        const state = stateOf(before);
        if (state.status !== "CONFIRMED" && state.status !== "CHECKED_IN")
          return refuse("NOT_CONFIRMED", "Only a confirmed stay has a room; see how the reservation stands.");
        if (state.proposal !== null) return refuse("CHANGE_PENDING", CHANGE_PENDING);
        const stays = await roomStaysOf(desk.tx, own);
        if (roomId === null) return unassign(desk, stays);
        nights = nightsLeft(before, property.businessDate);
        if (nights.arrival >= nights.departure) {
          return refuse(
            "WRONG_DAY",
            `The guest was to leave on ${dayInWords(before.departure)}; extend the stay first.`,
          );
        }
        if (stays.some((stay) => stay.roomId === roomId && stay.departure === before.departure))
          return accept(null);
        const found = roomInOrder(rooms, roomId, nights);
        if (!found.ok) return found;
        if (before.status === "CHECKED_IN" && found.value.status === "DIRTY")
          return refuse("ROOM_NOT_READY", notReady(roomId));
        return found.value.roomTypeId === before.room_type_id
          ? move(desk, stays, roomId, nights)
          : askForType(desk, stays, found.value);
      },
    );
    return done.ok ? accept({ assigned: done.value.proposal === null, row: done.value }) : done;
  } catch (error) {
    if (!isRoomTaken(error) || roomId === null || !nights) throw error;
    return refuseTaken(ctx, propertyId, roomId, nights, own);
  }
}

export const notReady = (roomId: string): string =>
  `${roomId} is to be cleaned first; wait for housekeeping, or choose another room.`;

/** The nights of a stay that are still to come: of a guest in the house, from tonight on. */
const nightsLeft = ({ status, arrival, departure }: ReservationRow, businessDate: string): Dates => ({
  arrival: status === "CHECKED_IN" ? laterOf(arrival, businessDate) : arrival,
  departure,
});

/** The rooms of a stay once it has this one on these nights: before them it keeps what it had. */
export const withRoom = (
  stays: RoomStay[],
  roomId: string,
  nights: Dates,
  checkedIn: boolean,
): RoomStay[] => [
  ...stays
    .filter((stay) => stay.arrival < nights.arrival)
    .map((stay) => ({
      ...stay,
      departure: earlierOf(stay.departure, nights.arrival),
      checkedIn: false,
    })),
  { roomId, ...nights, checkedIn },
];

async function move(desk: Desk, stays: RoomStay[], roomId: string, nights: Dates): Promise<Result<DeskDone>> {
  const { tx, before } = desk;
  const inHouse = before.status === "CHECKED_IN";
  await replaceRoomStays(tx, before, withRoom(stays, roomId, nights, inHouse));
  await closeAlerts(tx, [
    { propertyId: before.property_id, kind: "UNASSIGNED", subject: before.reservation_id },
  ]);
  const left = inHouse ? (stays.find((stay) => stay.checkedIn)?.roomId ?? null) : null;
  return accept(moved(desk, stays, roomId, left, inHouse ? `Moved to ${roomId}` : `Room ${roomId}`));
}

async function unassign(desk: Desk, stays: RoomStay[]): Promise<Result<DeskDone | null>> {
  const { tx, before } = desk;
  if (before.status === "CHECKED_IN")
    return refuse("ROOM_NEEDED", "A guest in the house needs a room; give them another one.");
  if (stays.length === 0) return accept(null);
  await replaceRoomStays(tx, before, []);
  return accept(moved(desk, stays, null, null, "No room assigned any more"));
}

function moved(
  { ctx, property, before, by }: Desk,
  stays: RoomStay[],
  roomId: string | null,
  leftRoomId: string | null,
  summary: string,
): DeskDone {
  const after = actedOn(before, nowAfter(ctx, before));
  const event = commandEvent(
    ctx,
    after,
    { by, businessDate: property.businessDate },
    {
      eventType: "reservation.modified",
      data: {
        ...reservationData(after),
        expiresAt: null,
        change: "ROOM",
        reason: null,
        inForce: null,
        roomId,
        leftRoomId,
      },
    },
  );
  const audit = {
    action: "reservation.room-assigned" as const,
    before: { roomId: stays.at(-1)?.roomId ?? null },
    after: { roomId },
  };
  return { before, after, event, summary, audit };
}
