import { run, transaction } from "@roomstream/db/transaction";
import type { EventName } from "@roomstream/events/catalog/catalog";
import { recordedEvents } from "../reservations/queries/recorded-events";
import type { Context } from "../shared/context";
import { reactions } from "./on/reactions";

/** A transaction that took its time before a day was closed has committed by then, or never does. */
const SETTLING = "1 minute";

/** The events that figures are made of, of the service that records them. */
const TOPICS = (Object.keys(reactions) as EventName[]).filter((name) => name.startsWith("reservation."));

/**
 * Makes the figures of closed days final, once everything that was recorded before a day was closed has been heard of. What lies in the
 * dead letters counts as heard: it is not in the figures, and counts later from when it is replayed.
 */
export async function finishDays(ctx: Context): Promise<void> {
  const [open] = await run<{ until: string | null; heard: string }>(ctx.databases.of("analytics"), {
    name: "days-to-finish",
    text: `SELECT (SELECT max(closed_at)::text FROM analytics.closed_day
        WHERE final_at IS NULL AND closed_at < clock_timestamp() - interval '${SETTLING}') AS until,
      (SELECT moment::text FROM analytics.heard_until) AS heard`,
    values: [],
  });
  if (!open?.until) return;
  const heard = await hear(ctx, open.heard, open.until);
  await transaction(ctx.databases.of("analytics"), async (tx) => {
    const hotels = await tx.query<{ property_id: string; until: string }>({
      name: "hotels-to-finish",
      text: `SELECT property_id, max(closed_at)::text AS until FROM analytics.closed_day
        WHERE final_at IS NULL AND closed_at <= $1::timestamptz GROUP BY property_id ORDER BY property_id`,
      values: [heard],
    });
    // The books are taken first, as those do who record facts: nobody records one of a time that becomes final just now.
    await tx.query({
      name: "finish-books",
      text: `INSERT INTO analytics.book AS known (property_id, final_until)
        SELECT * FROM unnest($1::text[], $2::timestamptz[]) ORDER BY 1
        ON CONFLICT (property_id) DO UPDATE SET final_until = greatest(known.final_until, excluded.final_until)`,
      values: [hotels.map((row) => row.property_id), hotels.map((row) => row.until)],
    });
    await tx.query({
      name: "finish-days",
      text: `UPDATE analytics.closed_day SET final_at = $2
        WHERE final_at IS NULL AND closed_at <= $1::timestamptz AND property_id = ANY($3)`,
      values: [heard, ctx.clock.now().toISOString(), hotels.map((row) => row.property_id)],
    });
  });
}

/** Moves the mark on up to where everything was heard of; returns where it is then. Each event is looked at once. */
async function hear(ctx: Context, from: string, until: string): Promise<string> {
  let heard = from;
  for (;;) {
    const page = await recordedEvents({ ctx, topics: TOPICS, after: heard, until });
    const [missing] = await run<{ events: number }>(ctx.databases.of("analytics"), {
      name: "events-not-heard",
      text: `SELECT count(*) AS events FROM unnest($1::uuid[]) AS e (event_id)
        WHERE NOT EXISTS (SELECT FROM analytics.inbox i WHERE i."group" = 'analytics' AND i.event_id = e.event_id)`,
      values: [page.eventIds],
    });
    if (missing === undefined || Number(missing.events) > 0) return heard;
    await run(ctx.databases.of("analytics"), {
      name: "note-heard",
      text: `UPDATE analytics.heard_until SET moment = greatest(moment, $1::timestamptz)`,
      values: [page.through],
    });
    heard = page.through;
    if (page.isLast) return heard;
  }
}
