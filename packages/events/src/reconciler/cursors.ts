import type { Database } from "@roomstream/db/database";
import { run, type Tx } from "@roomstream/db/transaction";
import { SERVICES, type Service } from "@roomstream/environment/environment";
import { topicsOf } from "../catalog/catalog";

/** A place in the order in which a store recorded its events. */
export type Place = { recordedAt: string; position: number };
/** How far a group is known to have handled a store. */
export type Cursor = Place & { group: Service };

/** What was recorded or published less long ago may still be on its way. */
export const AGE_SECONDS = 600;
/** Who looks through a store goes on for so long before another may take over. */
const LEASE_SECONDS = 30;

/** The groups that subscribe to anything. */
export const GROUPS = SERVICES.filter((group) => topicsOf(group).length > 0);

/** Takes or renews the cursors of a store that nobody else has, and gives them back. */
export async function takeCursors(store: Database, owner: string): Promise<Cursor[]> {
  const rows = await run<{ group: Service; recorded_at: string; position: number }>(store, {
    name: `take-reconciler-cursors-${store.service}`,
    text: `INSERT INTO ${store.service}.reconciler_cursor AS known ("group", owner, leased_until)
        SELECT wanted, $2, clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}) FROM unnest($1::text[]) AS wanted
        ORDER BY wanted
        ON CONFLICT ("group") DO UPDATE SET owner = excluded.owner, leased_until = excluded.leased_until
        WHERE known.owner = excluded.owner OR known.leased_until < clock_timestamp()
        RETURNING "group", recorded_at::text, position`,
    values: [GROUPS, owner],
  });
  return rows.map((row) => ({
    group: row.group,
    recordedAt: row.recorded_at,
    position: row.position,
  }));
}

/** Gives the cursors up, so that a successor need not wait for the end of the lease. */
export async function giveUpCursors(store: Database, owner: string): Promise<void> {
  await run(store, {
    text: `UPDATE ${store.service}.reconciler_cursor SET leased_until = '-infinity' WHERE owner = $1`,
    values: [owner],
  });
}

/** Moves a group's cursor on; false when another process has it by now. */
export async function advance(store: Database, owner: string, group: Service, to: Place): Promise<boolean> {
  const moved = await run(store, {
    name: `advance-reconciler-${store.service}`,
    text: `UPDATE ${store.service}.reconciler_cursor
      SET recorded_at = $3, position = $4, leased_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})
      WHERE "group" = $1 AND owner = $2 RETURNING "group"`,
    values: [group, owner, to.recordedAt, to.position],
  });
  return moved.length > 0;
}

/** Keeps a group's cursor from everybody else until the transaction ends; throws when another process has it by now. */
export async function holdCursor(tx: Tx, store: Service, owner: string, group: Service): Promise<void> {
  const held = await tx.query({
    name: `hold-reconciler-cursor-${store}`,
    text: `SELECT FROM ${store}.reconciler_cursor WHERE "group" = $1 AND owner = $2 FOR UPDATE`,
    values: [group, owner],
  });
  if (held.length === 0) throw new Error(`another process looks through the events of ${store} by now`);
}

/**
 * The moment before which everything that the store recorded is handled by every group, or in its dead letters. The
 * beginning of time while a group was never looked at.
 */
export async function reconciledUntil(store: Database): Promise<Date> {
  const [row] = await run<{ groups: number; until: number | null }>(store, {
    name: `reconciled-until-${store.service}`,
    text: `SELECT count(*) AS groups, min(CASE WHEN NOT behind THEN extract(epoch FROM horizon)
        WHEN recorded_at = '-infinity' THEN 0 ELSE extract(epoch FROM recorded_at) END)::float8 AS until
      FROM (SELECT known.recorded_at, horizon, EXISTS (SELECT FROM ${store.service}.outbox o
          WHERE (o.recorded_at, o.position) > (known.recorded_at, known.position) AND o.recorded_at < horizon) AS behind
        FROM ${store.service}.reconciler_cursor known,
          (SELECT clock_timestamp() - make_interval(secs => ${AGE_SECONDS}) AS horizon) moment
        WHERE known."group" = ANY($1)) each_group`,
    values: [GROUPS],
  });
  return new Date(row?.groups === GROUPS.length ? (row.until ?? 0) * 1000 : 0);
}
