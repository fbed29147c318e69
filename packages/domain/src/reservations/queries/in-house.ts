import { run } from "@roomstream/db/transaction";
import type { Context } from "../../shared/context";
import type { Sold } from "../stored-reservation";

/** A stay whose guest is in the house. */
export type InHouse = {
  reservationId: string;
  confirmationNumber: string;
  stayVersion: number;
  arrival: string;
  departure: string;
  roomId: string | null;
  nights: Sold["nights"];
  tax: number;
  currency: string;
};

/** Everybody who is in a hotel. */
export async function inHouse(args: { ctx: Context; propertyId: string }): Promise<InHouse[]> {
  const rows = await run<Omit<InHouse, "nights" | "tax" | "currency"> & { sold: Sold }>(
    args.ctx.databases.of("reservations"),
    {
      name: "in-house",
      text: `SELECT r.reservation_id AS "reservationId", r.confirmation_number AS "confirmationNumber",
          r.stay_version AS "stayVersion", r.arrival, r.departure, s.room_id AS "roomId", r.sold
        FROM reservations.reservation r
        LEFT JOIN reservations.room_stay s ON s.reservation_id = r.reservation_id AND s.checked_in
        WHERE r.property_id = $1 AND r.status = 'CHECKED_IN' ORDER BY r.reservation_id`,
      values: [args.propertyId],
    },
  );
  return rows.map(({ sold, ...stay }) => ({
    ...stay,
    nights: sold.nights,
    tax: sold.totals.tax,
    currency: sold.totals.currency,
  }));
}
