import type { Tx } from "@roomstream/db/transaction";

/** Nights of a room type, both ends counting. */
export type NightRange = { propertyId: string; roomTypeId: string; from: string; to: string };

/** The counts of a night, as they are told. */
export type NightCounts = {
  night: string;
  outOfOrder: number;
  sold: number;
  sellLimit: number;
  wanted: number;
};

/** Counts the rooms of `n.room_type_id` that are out of order on `n.night`, at the hotel `n.property_id`. */
export const OUT_OF_ORDER_ON = `SELECT count(*)::int AS rooms FROM availability.out_of_order_heard h
  WHERE h.property_id = n.property_id AND h.room_type_id = n.room_type_id
    AND h.first_night <= n.night AND h.last_night >= n.night AND (h.back_from IS NULL OR h.back_from > n.night)`;

/**
 * Lets one at a time say how many rooms of a hotel are out of order, so that a night that goes on sale and a room that goes out of
 * order at the same moment know of each other. Taken before any night is locked.
 */
export async function lockLimits(tx: Tx, propertyIds: string[]): Promise<void> {
  for (const propertyId of [...new Set(propertyIds)].sort()) {
    await tx.query({
      name: "lock-limits",
      text: "SELECT pg_advisory_xact_lock(hashtextextended('availability limits ' || $1, 0))",
      values: [propertyId],
    });
  }
}

/** Locks nights in key order, as everybody does who locks several. */
export const lockNights = (tx: Tx, ranges: NightRange[]): Promise<unknown> =>
  tx.query({
    name: "lock-ranges-of-nights",
    text: `SELECT FROM availability.availability_calendar c
      WHERE EXISTS (SELECT FROM unnest($1::text[], $2::text[], $3::date[], $4::date[]) AS n (property_id, room_type_id, first, last)
        WHERE c.property_id = n.property_id AND c.room_type_id = n.room_type_id AND c.night BETWEEN n.first AND n.last)
        AND c.property_id = ANY($1) AND c.room_type_id = ANY($2)
        AND c.night BETWEEN (SELECT min(first) FROM unnest($3::date[]) AS first) AND (SELECT max(last) FROM unnest($4::date[]) AS last)
      ORDER BY c.property_id, c.room_type_id, c.night FOR NO KEY UPDATE OF c`,
    values: [
      ranges.map((range) => range.propertyId),
      ranges.map((range) => range.roomTypeId),
      ranges.map((range) => range.from),
      ranges.map((range) => range.to),
    ],
  });

/**
 * Counts the rooms out of order of these nights again and sets their limits: what is wanted, or what is sold already when that
 * is more. Returns the counts of all of them; nights that are not on sale have none.
 */
export async function recount(
  tx: Tx,
  { propertyId, roomTypeId, from, to }: NightRange,
): Promise<NightCounts[]> {
  return tx.query<NightCounts>({
    name: "recount-nights",
    text: `UPDATE availability.availability_calendar c
      SET out_of_order = o.rooms, sell_limit = greatest(c.sold + c.blocked, c.physical - o.rooms + c.overbooking)
      FROM availability.availability_calendar n CROSS JOIN LATERAL (${OUT_OF_ORDER_ON}) AS o
      WHERE n.property_id = $1 AND n.room_type_id = $2 AND n.night BETWEEN $3 AND $4
        AND c.property_id = n.property_id AND c.room_type_id = n.room_type_id AND c.night = n.night
      RETURNING c.night, c.out_of_order AS "outOfOrder", c.sold, c.sell_limit AS "sellLimit",
        greatest(0, c.physical - c.out_of_order + c.overbooking) AS wanted`,
    values: [propertyId, roomTypeId, from, to],
  });
}
