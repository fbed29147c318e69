import type { Tx } from "@roomstream/db/transaction";
import { outboxValues } from "@roomstream/events/outbox/append";
import { writeFacts } from "../../analytics/write-facts";
import { writeOutcomes, writeRoomNights } from "../../analytics/write-figures";
import { addToTimelines } from "../../reservations/timeline";
import type { Part } from "./told";

/** Tables in the order in which their rows need one another. */
const TABLES = [
  "reservations.guest_key",
  "reservations.reservation",
  "reservations.room_stay",
  "availability.hold",
  "availability.hold_night",
  "payments.payment",
  "payments.charge",
  "payments.gateway_operation",
  "payments.posting",
  "payments.journal",
  "payments.journal_line",
  "rates.rate_usage",
  "sandbox_gateway.charge",
  "sandbox_gateway.request",
  "analytics.closed_day",
  "property.night_audit",
];

/** Writes what was told of a past, each table in one statement; what is written is of the time in which it happened. */
export async function writeTold(tx: Tx, told: Part): Promise<void> {
  for (const [service, events] of told.outbox) {
    const [ids, topics, keys, aggregates, versions, envelopes] = outboxValues(
      events.map(({ event }) => event),
    );
    const recorded = events.map(({ recordedAt }) => recordedAt);
    await tx.query({
      text: `INSERT INTO ${service}.outbox (event_id, topic, key, aggregate_id, aggregate_version, envelope, recorded_at, published_at)
        SELECT e.event_id, e.topic, e.key, e.aggregate_id, e.aggregate_version, e.envelope::json, e.recorded_at, e.recorded_at
        FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::int[], $6::text[], $7::timestamptz[])
          WITH ORDINALITY AS e (event_id, topic, key, aggregate_id, aggregate_version, envelope, recorded_at, nth)
        ORDER BY e.nth`,
      values: [ids, topics, keys, aggregates, versions, envelopes, recorded],
    });
  }
  for (const [group, events] of told.inbox) {
    await tx.query({
      text: `INSERT INTO ${group}.inbox ("group", event_id, handled_at)
        SELECT $1, * FROM unnest($2::uuid[], $3::timestamptz[])`,
      values: [group, events.map(({ eventId }) => eventId), events.map(({ at }) => at)],
    });
  }
  for (const table of told.rows.keys()) {
    if (!TABLES.includes(table)) throw new Error(`rows of ${table} have no place in the order of tables`);
  }
  for (const table of TABLES) await writeRows(tx, table, told.rows.get(table) ?? []);
  await addToTimelines(tx, told.timelines);
  if (told.facts.length > 0) await writeFacts(tx, told.facts);
  await writeRoomNights(tx, told.nights);
  await writeOutcomes(tx, told.outcomes);
}

/** Writes rows by the names of their columns; the table knows their types. */
async function writeRows(tx: Tx, table: string, rows: object[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).join(", ");
  await tx.query({
    text: `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1::json)`,
    values: [JSON.stringify(rows)],
  });
}
