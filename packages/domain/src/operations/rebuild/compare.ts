import type { Service } from "@roomstream/environment/environment";
import { type EventName, isEventName } from "@roomstream/events/catalog/catalog";
import { type DomainEvent, parseEvent } from "@roomstream/events/envelope";
import { z } from "zod";
import type { Findings, Suspect } from "../promises/promise";
import type { Snapshot } from "../promises/snapshot";
import type { Projection, Rows } from "./projection";

/** Other aggregates of a store (a room type's calendar) have no rows that are folded here. */
const isUuid = (id: string) => z.uuid().safeParse(id).success;

/** Aggregates that are folded at once: memory is bounded by these, whatever the history. */
const AGGREGATES = 500;

/**
 * Folds a projection again from its event store, beside the live one, and names what differs. Facts are folded, no reaction runs.
 * Events that lie open in the dead letters of the projection's group are left out: the live one has not heard them either. Where an
 * edited event took their place, that one is folded.
 */
export async function compareWithRebuilt(snapshot: Snapshot, projection: Projection): Promise<Findings> {
  const suspects: Suspect[] = [];
  let checked = 0;
  for (let after = ""; ; ) {
    const aggregateIds = await nextAggregates(snapshot, projection, after);
    const last = aggregateIds.at(-1);
    if (last === undefined) break;
    after = last;
    const events = await eventsOf(snapshot, projection, aggregateIds);
    const rebuilt = projection.fold(events);
    checked += rebuilt.length;
    suspects.push(
      ...differences(projection, rebuilt, await projection.live(snapshot, aggregateIds.filter(isUuid))),
    );
  }
  suspects.push(...(await rowsOfNoEvent(snapshot, projection, checked, suspects.length)));
  return { checked, suspects };
}

const nextAggregates = async (
  snapshot: Snapshot,
  { store }: Projection,
  after: string,
): Promise<string[]> => {
  // A walk along the index: each step finds the next aggregate, and skips the rest of the events of the one before.
  const rows = await snapshot.read<{ aggregate_id: string }>(store, {
    text: `WITH RECURSIVE walk AS (
        SELECT (SELECT aggregate_id FROM ${store}.outbox WHERE aggregate_id > $1 ORDER BY aggregate_id LIMIT 1), 1 AS nth
        UNION ALL
        SELECT (SELECT o.aggregate_id FROM ${store}.outbox o WHERE o.aggregate_id > walk.aggregate_id
          ORDER BY o.aggregate_id LIMIT 1), nth + 1
        FROM walk WHERE walk.aggregate_id IS NOT NULL AND nth < ${AGGREGATES})
      SELECT aggregate_id FROM walk WHERE aggregate_id IS NOT NULL`,
    values: [after],
  });
  return rows.map((row) => row.aggregate_id);
};

async function eventsOf(
  snapshot: Snapshot,
  { service, store, topics }: Projection,
  aggregateIds: string[],
): Promise<DomainEvent[]> {
  const recordedIn = (at: Service) =>
    snapshot.read<{ event_id: string; topic: string; envelope: object; recorded_at: Date }>(at, {
      text: `SELECT event_id, topic, envelope, recorded_at FROM ${at}.outbox
        WHERE aggregate_id = ANY($1::text[]) AND topic = ANY($2::text[]) AND (addressee IS NULL OR addressee = $3)
        ORDER BY recorded_at, position`,
      values: [aggregateIds, topics, service],
    });
  // What an operator edited lies where its letter lies: in the group's own store.
  const own = store === service ? [] : await recordedIn(service);
  const rows = [...(await recordedIn(store)), ...own].toSorted(
    (a, b) => a.recorded_at.getTime() - b.recorded_at.getTime(),
  );
  const letters = await snapshot.read<{ event_id: string }>(service, {
    text: `SELECT event_id FROM ${service}.dead_letter
      WHERE "group" = $1 AND (status = 'open' OR replaced_by IS NOT NULL) AND event_id = ANY($2::uuid[])`,
    values: [service, rows.map((row) => row.event_id)],
  });
  const dead = new Set(letters.map((row) => row.event_id));
  return rows
    .filter((row) => !dead.has(row.event_id))
    .map((row) => readEvent(row.topic, { ...row.envelope, recordedAt: row.recorded_at.toISOString() }));
}

function readEvent(topic: EventName | string, envelope: object): DomainEvent {
  const parsed = isEventName(topic) ? parseEvent(topic, JSON.stringify(envelope)) : undefined;
  if (!parsed?.ok) throw new Error(`the event store holds what is no ${topic}: ${parsed?.problem ?? ""}`);
  return parsed.event;
}

function differences({ service }: Projection, rebuilt: Rows, live: Rows): Suspect[] {
  const textOf = ({ table, row }: Rows[number]) => `${service}.${table} ${row}`;
  const wanted = new Set(rebuilt.map(textOf));
  const there = new Set(live.map(textOf));
  return [
    ...[...wanted].filter((text) => !there.has(text)).map((text) => suspect(text, "is missing")),
    ...[...there].filter((text) => !wanted.has(text)).map((text) => suspect(text, "comes of no event")),
  ];
}

const suspect = (text: string, what: string): Suspect => ({
  key: `${what} ${text}`,
  problem: `${text} ${what}`,
});

/** Rows of aggregates that have no event at all. They are counted: where all else is equal, what is more has none. */
async function rowsOfNoEvent(
  snapshot: Snapshot,
  { service, tables }: Projection,
  rebuilt: number,
  different: number,
): Promise<Suspect[]> {
  if (different > 0) return [];
  let live = 0;
  for (const [table, spokenOf] of Object.entries(tables)) {
    const [counted] = await snapshot.read<{ rows: number }>(service, {
      text: `SELECT count(*) AS rows FROM ${service}.${table} WHERE ${spokenOf}`,
    });
    live += counted?.rows ?? 0;
  }
  return live === rebuilt
    ? []
    : [
        {
          key: `${service} rows of no event`,
          problem: `${service} holds ${live} rows where its events make ${rebuilt}`,
        },
      ];
}
