import { run } from "@roomstream/db/transaction";
import type { EventName } from "@roomstream/events/catalog/catalog";
import type { Context } from "../../shared/context";

/** A page of events in the order of their recording. `through`: up to which moment it holds all there are, to the microsecond. */
export type RecordedPage = { eventIds: string[]; through: string; isLast: boolean };

const PAGE = 2_000;

/** The ids of the events of some topics that were recorded after one moment and up to another, a page of them. */
export async function recordedEvents(args: {
  ctx: Context;
  topics: EventName[];
  after: string;
  until: string;
}): Promise<RecordedPage> {
  const { ctx, topics, after, until } = args;
  const rows = await run<{ event_id: string; topic: string; at: string }>(ctx.databases.of("reservations"), {
    name: "recorded-events",
    // With ties: events of one moment are all on the page or none of them is.
    text: `SELECT event_id, topic, recorded_at::text AS at FROM reservations.outbox
      WHERE recorded_at > $1::timestamptz AND recorded_at <= $2::timestamptz AND addressee IS NULL
      ORDER BY recorded_at FETCH FIRST ${PAGE} ROWS WITH TIES`,
    values: [after, until],
  });
  const isLast = rows.length < PAGE;
  const asked: string[] = topics;
  return {
    eventIds: rows.filter(({ topic }) => asked.includes(topic)).map((row) => row.event_id),
    through: isLast ? until : (rows.at(-1)?.at ?? until),
    isLast,
  };
}
