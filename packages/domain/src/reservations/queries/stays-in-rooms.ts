import { run } from "@roomstream/db/transaction";
import type { Context } from "../../shared/context";
import type { Dates } from "../../shared/stay";
import type { ReservationStatus } from "../contract";

/** The nights that a reservation has a room, `[arrival, departure)`. */
export type StayInRoom = {
  roomId: string;
  reservationId: string;
  confirmationNumber: string;
  status: ReservationStatus;
  arrival: string;
  departure: string;
  /** The guest is in it now. */
  checkedIn: boolean;
};

/**
 * Who is in rooms of a hotel now, whatever nights they have, and who has them on any night of `[arrival, departure)`: all rooms, or those
 * asked for. By room and date.
 */
export async function staysInRooms(args: {
  ctx: Context;
  propertyId: string;
  roomIds?: string[];
  arrival: string;
  departure: string;
}): Promise<StayInRoom[]> {
  const { ctx, propertyId, roomIds, arrival, departure } = args;
  return run<StayInRoom>(ctx.databases.of("reservations"), {
    name: "stays-in-rooms",
    text: `SELECT s.room_id AS "roomId", s.reservation_id AS "reservationId", r.confirmation_number AS "confirmationNumber",
        r.status, lower(s.nights) AS arrival, upper(s.nights) AS departure, s.checked_in AS "checkedIn"
      FROM reservations.room_stay s JOIN reservations.reservation r USING (reservation_id)
      WHERE s.property_id = $1 AND (s.checked_in OR s.nights && daterange($2, $3)) AND ($4::text[] IS NULL OR s.room_id = ANY($4))
      ORDER BY s.room_id, s.nights`,
    values: [propertyId, arrival, departure, roomIds ?? null],
  });
}

/** Whether a stay has its room on one of these nights. A guest who is in it need not: they may have been to leave before. */
export const hasNightOf = (stay: Dates, { arrival, departure }: Dates): boolean =>
  stay.arrival < departure && stay.departure > arrival;
