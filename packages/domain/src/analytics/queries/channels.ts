import { run } from "@roomstream/db/transaction";
import type { z } from "zod";
import type { Context } from "../../shared/context";
import type { channelShare } from "../contract";
import type { Stretch } from "./read-figures";

/** What each channel brings of some nights, the largest first, and what it brought of others. */
export async function channels(args: {
  ctx: Context;
  propertyId: string;
  now: Stretch;
  lastYear: Stretch;
}): Promise<z.infer<typeof channelShare>[]> {
  const { ctx, propertyId, now, lastYear } = args;
  return run(ctx.databases.of("analytics"), {
    name: "channels",
    text: `SELECT channel, sum(rooms) FILTER (WHERE now)::int AS "roomNights", sum(revenue) FILTER (WHERE now)::bigint AS revenue,
        coalesce(sum(rooms) FILTER (WHERE NOT now), 0)::int AS "roomNightsLastYear"
      FROM (
        SELECT true AS now, channel, count(*) AS rooms, sum(revenue) AS revenue FROM analytics.room_night
        WHERE property_id = $1 AND kind = 'SOLD' AND night BETWEEN $2 AND $3 AND counts_from <= $4 AND counts_until > $4 GROUP BY channel
        UNION ALL
        SELECT false, channel, count(*), 0 FROM analytics.room_night
        WHERE property_id = $1 AND kind = 'SOLD' AND night BETWEEN $5 AND $6 AND counts_from <= $7 AND counts_until > $7 GROUP BY channel
      ) AS brought
      GROUP BY channel HAVING bool_or(now) ORDER BY 2 DESC, channel`,
    values: [propertyId, now.from, now.to, now.asOf, lastYear.from, lastYear.to, lastYear.asOf],
  });
}
