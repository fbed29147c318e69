import { run } from "@roomstream/db/transaction";
import type { Context } from "../../shared/context";
import type { Movement } from "../contract";

/** A movement of the books, without whose it is. */
export type Moved = Omit<Movement, "confirmationNumber" | "guest">;

type Row = {
  reservation_id: string;
  known_at: Date;
  status: string;
  first: boolean;
  arrival: string;
  departure: string;
  nights: number;
  revenue: number;
};

/** What moved a hotel's books after one moment (exclusive) and up to another, the newest first, at most so many. */
export async function movements(args: {
  ctx: Context;
  propertyId: string;
  after: string;
  until: string;
  most: number;
}): Promise<Moved[]> {
  const { ctx, propertyId, after, until, most } = args;
  const rows = await run<Row>(ctx.databases.of("analytics"), {
    name: "movements",
    text: `SELECT f.reservation_id, f.known_at, f.status, f.arrival, f.departure, f.known_at = o.made_known_at AS first,
        moved.nights, moved.revenue
      FROM analytics.reservation_fact f
      JOIN analytics.reservation_outcome o USING (reservation_id)
      CROSS JOIN LATERAL (
        SELECT (count(*) FILTER (WHERE kind <> 'NO_SHOW' AND counts_from = f.known_at)
            - count(*) FILTER (WHERE kind <> 'NO_SHOW' AND counts_until = f.known_at))::int AS nights,
          (coalesce(sum(revenue) FILTER (WHERE counts_from = f.known_at), 0)
            - coalesce(sum(revenue) FILTER (WHERE counts_until = f.known_at), 0))::bigint AS revenue
        FROM analytics.room_night n WHERE n.reservation_id = f.reservation_id AND counts_from < counts_until) AS moved
      WHERE f.property_id = $1 AND f.known_at > $2 AND f.known_at <= $3 AND f.status <> 'PENDING'
        AND (moved.nights <> 0 OR moved.revenue <> 0 OR f.status IN ('CANCELLED', 'NO_SHOW'))
        -- A version that a later one was known with, or before, never was on the books.
        AND NOT EXISTS (SELECT FROM analytics.reservation_fact l
          WHERE l.reservation_id = f.reservation_id AND l.version > f.version AND l.known_at <= f.known_at)
      ORDER BY f.known_at DESC, f.version DESC LIMIT $4`,
    values: [propertyId, after, until, most],
  });
  return rows.map((row) => ({
    reservationId: row.reservation_id,
    at: row.known_at.toISOString(),
    kind: kindOf(row),
    arrival: row.arrival,
    departure: row.departure,
    nights: row.nights,
    revenue: row.revenue,
  }));
}

function kindOf({ status, first }: Row): Movement["kind"] {
  if (status === "CANCELLED" || status === "NO_SHOW") return status;
  return first ? "BOOKED" : "CHANGED";
}
