import type { Database, Databases } from "@roomstream/db/database";
import type { Log } from "@roomstream/db/log";
import type { Signals } from "@roomstream/db/signals";
import { run, transaction } from "@roomstream/db/transaction";
import type { Service } from "@roomstream/environment/environment";
import { topicsOf } from "../catalog/catalog";
import { workersOf } from "../consumer/workers";
import { reach } from "../fail-points";
import { AGE_SECONDS, advance, type Cursor, holdCursor, type Place, takeCursors } from "./cursors";

export type ReconcilePlan = {
  databases: Databases;
  signals: Signals;
  log: Log;
  store: Service;
  /** Names this process. */
  owner: string;
};

const PAGE = 1_000;

type Recorded = {
  recorded_at: string;
  position: number;
  event_id: string;
  overdue: boolean;
  wanted: boolean;
};

/**
 * Looks through a store for events that a group has neither handled nor put aside ten minutes after they were published,
 * and publishes those again; groups that have them drop the copies, and a group without a worker is waited for. A group's cursor stands still before what it has not
 * handled, so that it is looked at until it has. The cost follows what is new, a page at a time.
 *
 *   cursor -> page of the outbox -> which are in the group's inbox -> all: cursor moves on; some not: published again
 */
export async function reconcile(plan: ReconcilePlan): Promise<void> {
  const store = plan.databases.of(plan.store);
  for (const cursor of await takeCursors(store, plan.owner)) await lookThrough(plan, store, cursor);
}

async function lookThrough(plan: ReconcilePlan, store: Database, cursor: Cursor): Promise<void> {
  const { group } = cursor;
  for (let from: Place = cursor; ; ) {
    const page = await readPage(store, group, from);
    const last = page.at(-1);
    if (!last) return;
    const missing = await unhandled(
      plan.databases.of(group),
      page.filter((row) => row.wanted),
    );
    if (missing.length > 0) {
      // What no relay has sent yet is not lost, and what was published again a moment ago is given its time.
      const lost = missing.filter((row) => row.overdue);
      if (lost.length > 0 && (await hasWorker(plan, group))) {
        await publishAgain(plan, store, group, lost);
      }
      return;
    }
    from = { recordedAt: last.recorded_at, position: last.position };
    if (!(await advance(store, plan.owner, group, from))) return;
  }
}

const hasWorker = async ({ databases }: ReconcilePlan, group: Service): Promise<boolean> =>
  (await workersOf(databases.of(group))).length > 0;

/** The events of a page that are for the group, and the last of the page whoever it is for. */
const readPage = (store: Database, group: Service, from: Place): Promise<Recorded[]> =>
  run<Recorded>(store, {
    name: `read-to-reconcile-${store.service}`,
    text: `WITH page AS MATERIALIZED (
        SELECT recorded_at, position, event_id,
          coalesce(published_at < clock_timestamp() - make_interval(secs => ${AGE_SECONDS}), false) AS overdue,
          topic = ANY($3) AND coalesce(addressee = $4, true) AS wanted
        FROM ${store.service}.outbox
        WHERE (recorded_at, position) > ($1::timestamptz, $2)
          AND recorded_at < clock_timestamp() - make_interval(secs => ${AGE_SECONDS})
        ORDER BY recorded_at, position LIMIT ${PAGE})
      SELECT recorded_at::text, position, event_id, overdue, wanted FROM page
      WHERE wanted OR (recorded_at, position) = (SELECT recorded_at, position FROM page
        ORDER BY recorded_at DESC, position DESC LIMIT 1)
      ORDER BY page.recorded_at, position`,
    values: [from.recordedAt, from.position, topicsOf(group), group],
  });

/** Those that the group's inbox does not know. */
async function unhandled(group: Database, events: Recorded[]): Promise<Recorded[]> {
  if (events.length === 0) return [];
  const rows = await run<{ event_id: string }>(group, {
    name: `known-to-inbox-${group.service}`,
    text: `SELECT event_id FROM ${group.service}.inbox WHERE event_id = ANY($1::uuid[]) AND "group" = $2`,
    values: [events.map((event) => event.event_id), group.service],
  });
  const known = new Set(rows.map((row) => row.event_id));
  return events.filter((event) => !known.has(event.event_id));
}

async function publishAgain(
  { owner, signals, log }: ReconcilePlan,
  store: Database,
  group: Service,
  lost: Recorded[],
): Promise<void> {
  const { service } = store;
  reach("reconciler.found", service);
  await transaction(store, async (tx) => {
    await holdCursor(tx, service, owner, group);
    await tx.query({
      name: `publish-again-${service}`,
      text: `UPDATE ${service}.outbox o SET published_at = NULL
        FROM unnest($1::timestamptz[], $2::bigint[]) AS lost (recorded_at, position)
        WHERE o.recorded_at = lost.recorded_at AND o.position = lost.position`,
      values: [lost.map((row) => row.recorded_at), lost.map((row) => row.position)],
    });
    reach("reconciler.written", service);
  });
  reach("reconciler.committed", service);
  signals.send("outbox", service);
  log.warn(
    { store: service, group, events: lost.length },
    "events that a group has not handled are published again",
  );
}
