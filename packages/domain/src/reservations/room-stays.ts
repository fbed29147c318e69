import type { Tx } from "@roomstream/db/transaction";
import { isExclusion } from "../shared/exclusion";
import type { Dates } from "../shared/stay";

/** The nights `[arrival, departure)` that a reservation has a room. One that is moved has several, one after another. */
export type RoomStay = Dates & { roomId: string; checkedIn: boolean };

/** The rooms of a reservation, in the order of their nights. */
export const roomStaysOf = (tx: Tx, reservationId: string): Promise<RoomStay[]> =>
  tx.query<RoomStay>({
    name: "room-stays-of",
    text: `SELECT room_id AS "roomId", lower(nights) AS arrival, upper(nights) AS departure, checked_in AS "checkedIn"
      FROM reservations.room_stay WHERE reservation_id = $1 ORDER BY nights`,
    values: [reservationId],
  });

/** Gives a reservation these rooms instead of those that it has. Throws what the database refuses; see `isRoomTaken`. */
export async function replaceRoomStays(
  tx: Tx,
  reservation: { reservation_id: string; property_id: string },
  stays: RoomStay[],
): Promise<void> {
  await tx.query({
    name: "forget-room-stays",
    text: "DELETE FROM reservations.room_stay WHERE reservation_id = $1",
    values: [reservation.reservation_id],
  });
  await tx.query({
    name: "keep-room-stays",
    text: `INSERT INTO reservations.room_stay (reservation_id, property_id, room_id, nights, checked_in)
      SELECT $1, $2, room_id, daterange(arrival, departure), checked_in
      FROM unnest($3::text[], $4::date[], $5::date[], $6::boolean[]) AS s (room_id, arrival, departure, checked_in)`,
    values: [
      reservation.reservation_id,
      reservation.property_id,
      stays.map((stay) => stay.roomId),
      stays.map((stay) => stay.arrival),
      stays.map((stay) => stay.departure),
      stays.map((stay) => stay.checkedIn),
    ],
  });
}

/** Whether the database refused a room because another stay has it on one of the nights, or another guest is in it. */
export const isRoomTaken = (error: unknown): boolean =>
  isExclusion(error, "room_stay_no_two") || isExclusion(error, "room_stay_one_checked_in");
