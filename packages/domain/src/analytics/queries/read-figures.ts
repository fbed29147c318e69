import { run } from "@roomstream/db/transaction";
import type { Context } from "../../shared/context";

/** Some nights, both ends included, as they were known at a moment (ISO). */
export type Stretch = { from: string; to: string; asOf: string };

/** What is counted of a stretch. */
export type Figures = {
  roomsPhysical: number;
  roomsOutOfOrder: number;
  roomsOutOfService: number;
  roomsSold: number;
  roomsComplimentary: number;
  roomRevenue: number;
  reservations: number;
  cancellations: number;
  noShows: number;
};

const NOTHING: Figures = {
  roomsPhysical: 0,
  roomsOutOfOrder: 0,
  roomsOutOfService: 0,
  roomsSold: 0,
  roomsComplimentary: 0,
  roomRevenue: 0,
  reservations: 0,
  cancellations: 0,
  noShows: 0,
};

type Row = {
  physical: number;
  out_of_order: number;
  out_of_service: number;
  sold: number;
  complimentary: number;
  revenue: number;
  made: number;
  cancelled: number;
  no_shows: number;
};

/**
 * Reads the figures of stretches of a hotel's nights in one query, and says those of any of them. Of each stretch it reads the rows of its own nights
 * and days, and no others.
 */
export async function readFigures(args: {
  ctx: Context;
  propertyId: string;
  stretches: Stretch[];
}): Promise<(stretch: Stretch) => Figures> {
  const { ctx, propertyId, stretches } = args;
  const rows = await run<Row>(ctx.databases.of("analytics"), {
    name: "read-figures",
    text: `SELECT nights.*, rooms.*, absent.*, made.*, ended.*
      FROM unnest($2::date[], $3::date[], $4::timestamptz[]) WITH ORDINALITY AS s (first, last, at, nth)
      CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE kind = 'SOLD')::int AS sold, count(*) FILTER (WHERE kind = 'COMPLIMENTARY')::int AS complimentary,
          coalesce(sum(revenue), 0)::bigint AS revenue
        FROM analytics.room_night
        WHERE property_id = $1 AND night BETWEEN s.first AND s.last AND counts_from <= s.at AND counts_until > s.at) AS nights
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(known.rooms), 0)::int AS physical
        FROM (SELECT DISTINCT ON (night, room_type_id) rooms FROM analytics.physical_rooms
          WHERE property_id = $1 AND night BETWEEN s.first AND s.last AND known_at <= s.at
          ORDER BY night, room_type_id, known_at DESC) AS known) AS rooms
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(absence.nights) FILTER (WHERE kind = 'ORDER'), 0)::int AS out_of_order,
          coalesce(sum(absence.nights) FILTER (WHERE kind = 'SERVICE'), 0)::int AS out_of_service
        FROM analytics.room_out o
        CROSS JOIN LATERAL (SELECT greatest(0, 1 + (least(o.last_night, s.last, CASE WHEN o.ended_known_at <= s.at THEN o.back_from - 1 END)
          - greatest(o.first_night, s.first))) AS nights) AS absence
        WHERE o.property_id = $1 AND o.first_night IS NOT NULL AND o.begun_known_at <= s.at
          AND daterange(o.first_night, o.last_night, '[]') && daterange(s.first, s.last, '[]')) AS absent
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS made FROM analytics.reservation_outcome
        WHERE property_id = $1 AND made_on BETWEEN s.first AND s.last AND made_known_at <= s.at) AS made
      CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE ended_as = 'CANCELLED')::int AS cancelled, count(*) FILTER (WHERE ended_as = 'NO_SHOW')::int AS no_shows
        FROM analytics.reservation_outcome
        WHERE property_id = $1 AND ended_on BETWEEN s.first AND s.last AND ended_known_at <= s.at) AS ended
      ORDER BY s.nth`,
    values: [
      propertyId,
      stretches.map(({ from }) => from),
      stretches.map(({ to }) => to),
      stretches.map(({ asOf }) => asOf),
    ],
  });
  const known = new Map(stretches.map((stretch, nth) => [keyOf(stretch), rows[nth]]));
  return (stretch) => {
    const row = known.get(keyOf(stretch));
    return row ? figuresOf(row) : NOTHING;
  };
}

const keyOf = ({ from, to, asOf }: Stretch): string => `${from} ${to} ${asOf}`;

const figuresOf = (row: Row): Figures => ({
  roomsPhysical: row.physical,
  roomsOutOfOrder: row.out_of_order,
  roomsOutOfService: row.out_of_service,
  roomsSold: row.sold,
  roomsComplimentary: row.complimentary,
  roomRevenue: row.revenue,
  reservations: row.made,
  cancellations: row.cancelled,
  noShows: row.no_shows,
});
