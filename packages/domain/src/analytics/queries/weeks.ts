import { run } from "@roomstream/db/transaction";
import type { z } from "zod";
import type { Context } from "../../shared/context";
import { addDays, dayOfWeek } from "../../shared/stay";
import type { weekOfCancellations } from "../contract";
import { YEAR } from "./a-year-before";

const WEEKS = 12;

/** The reservations of the last twelve weeks by the week they were made in, and how many of them were cancelled since. */
export async function weeks(args: {
  ctx: Context;
  propertyId: string;
  businessDate: string;
  asOf: string;
  asOfLastYear: string;
}): Promise<z.infer<typeof weekOfCancellations>[]> {
  const { ctx, propertyId, businessDate, asOf, asOfLastYear } = args;
  const thisWeek = addDays(businessDate, 1 - dayOfWeek(businessDate));
  return run(ctx.databases.of("analytics"), {
    name: "weeks-of-cancellations",
    text: `SELECT w.monday::date::text AS week, now.*, ago.*
      FROM generate_series($2::date - ${(WEEKS - 1) * 7}, $2::date, interval '7 days') AS w (monday)
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS booked, count(*) FILTER (WHERE ended_as = 'CANCELLED' AND ended_known_at <= $3)::int AS cancelled
        FROM analytics.reservation_outcome
        WHERE property_id = $1 AND made_on BETWEEN w.monday::date AND w.monday::date + 6 AND made_known_at <= $3) AS now
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS "bookedLastYear",
          count(*) FILTER (WHERE ended_as = 'CANCELLED' AND ended_known_at <= $4)::int AS "cancelledLastYear"
        FROM analytics.reservation_outcome
        WHERE property_id = $1 AND made_on BETWEEN w.monday::date - ${YEAR} AND w.monday::date - ${YEAR} + 6
          AND made_known_at <= $4) AS ago
      ORDER BY w.monday`,
    values: [propertyId, thisWeek, asOf, asOfLastYear],
  });
}
