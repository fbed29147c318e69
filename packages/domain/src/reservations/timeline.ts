import type { Tx } from "@roomstream/db/transaction";
import type { DomainEvent } from "@roomstream/events/envelope";

export type TimelineRow = {
  reservationId: string;
  eventId: string;
  eventType: string;
  occurredAt: string;
  /** Null: now, by the database's clock. */
  recordedAt: string | null;
  summary: string;
};

/** How an event of another service stands on a timeline. */
export const timelineRow = (reservationId: string, event: DomainEvent, summary: string): TimelineRow => ({
  reservationId,
  eventId: event.eventId,
  eventType: event.eventType,
  occurredAt: event.occurredAt,
  recordedAt: event.recordedAt,
  summary,
});

/** Adds what happened to reservations' timelines, in this order; what is there already stays. */
export async function addToTimelines(tx: Tx, rows: TimelineRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query({
    name: "add-to-timelines",
    text: `INSERT INTO reservations.timeline (reservation_id, event_id, event_type, occurred_at, recorded_at, summary)
      SELECT t.reservation_id, t.event_id, t.event_type, t.occurred_at, coalesce(t.recorded_at, clock_timestamp()), t.summary
      FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::text[])
        WITH ORDINALITY AS t (reservation_id, event_id, event_type, occurred_at, recorded_at, summary, nth)
      ORDER BY t.nth
      ON CONFLICT (reservation_id, event_id) DO NOTHING`,
    values: [
      rows.map((row) => row.reservationId),
      rows.map((row) => row.eventId),
      rows.map((row) => row.eventType),
      rows.map((row) => row.occurredAt),
      rows.map((row) => row.recordedAt),
      rows.map((row) => row.summary),
    ],
  });
}
