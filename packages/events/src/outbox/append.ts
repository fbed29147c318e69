import type { Signals } from "@roomstream/db/signals";
import type { Statement, Tx } from "@roomstream/db/transaction";
import type { Service } from "@roomstream/environment/environment";
import { catalog } from "../catalog/catalog";
import type { NewEvent } from "../envelope";

/** The outbox's columns for a list of events, one array a column, in the order of `OUTBOX_COLUMNS`. */
export function outboxValues(events: NewEvent[]): unknown[] {
  return [
    events.map((event) => event.eventId),
    events.map((event) => event.eventType),
    events.map((event) => event.propertyId),
    events.map((event) => event.aggregateId),
    events.map((event) => event.aggregateVersion),
    events.map((event) => JSON.stringify({ ...event, eventVersion: catalog[event.eventType].version })),
  ];
}

const OUTBOX_COLUMNS = "event_id, topic, key, aggregate_id, aggregate_version, envelope";

/**
 * The source rows of an outbox insert, in the events' order, from six array parameters beginning at `$first`.
 * Left open so that a command can put state and event into one statement.
 */
export const outboxInsert = (service: Service, first: number): string =>
  `INSERT INTO ${service}.outbox (${OUTBOX_COLUMNS})
   SELECT e.event_id, e.topic, e.key, e.aggregate_id, e.aggregate_version, e.envelope::json
   FROM unnest($${first}::uuid[], $${first + 1}::text[], $${first + 2}::text[], $${first + 3}::text[], $${first + 4}::int[], $${first + 5}::text[])
     WITH ORDINALITY AS e (event_id, topic, key, aggregate_id, aggregate_version, envelope, nth)`;

/** Writes events into the service's outbox, in this transaction and in this order, and wakes the relay once it is committed. */
export async function appendEvents(plan: {
  tx: Tx;
  service: Service;
  signals: Signals;
  events: NewEvent[];
}): Promise<void> {
  const { tx, service, signals, events } = plan;
  if (events.length === 0) return;
  const statement: Statement = {
    name: `append-events-${service}`,
    text: `${outboxInsert(service, 1)} ORDER BY e.nth`,
    values: outboxValues(events),
  };
  await tx.query(statement);
  tx.afterCommit(() => signals.send("outbox", service));
}
