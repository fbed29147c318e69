import type { Database } from "@roomstream/db/database";
import { run } from "@roomstream/db/transaction";
import type { BreakerState } from "./breaker";

/** A worker process that has spoken of itself lately. */
export type WorkerState = { processId: string; breaker: BreakerState; startedAt: string; seenAt: string };

/** A worker that has not spoken for this long counts as gone. */
const GONE_MS = 10_000;

/** Notes that a worker process of the service is alive, and drops those that have been gone for an hour. */
export async function registerWorker(
  database: Database,
  processId: string,
  breaker: BreakerState,
): Promise<void> {
  await run(database, {
    name: `register-worker-${database.service}`,
    text: `WITH gone AS (
        DELETE FROM ${database.service}.worker WHERE seen_at < clock_timestamp() - interval '1 hour')
      INSERT INTO ${database.service}.worker (process_id, breaker) VALUES ($1, $2)
      ON CONFLICT (process_id) DO UPDATE SET seen_at = clock_timestamp(), breaker = excluded.breaker`,
    values: [processId, breaker],
  });
}

/** Notes that a worker process has ended in good order. */
export async function unregisterWorker(database: Database, processId: string): Promise<void> {
  await run(database, {
    text: `DELETE FROM ${database.service}.worker WHERE process_id = $1`,
    values: [processId],
  });
}

/** The workers of a service that are alive. */
export async function workersOf(database: Database): Promise<WorkerState[]> {
  const rows = await run<{ process_id: string; breaker: BreakerState; started_at: Date; seen_at: Date }>(
    database,
    {
      name: `workers-of-${database.service}`,
      text: `SELECT process_id, breaker, started_at, seen_at FROM ${database.service}.worker
      WHERE seen_at > clock_timestamp() - make_interval(secs => $1 / 1000.0) ORDER BY started_at`,
      values: [GONE_MS],
    },
  );
  return rows.map((row) => ({
    processId: row.process_id,
    breaker: row.breaker,
    startedAt: row.started_at.toISOString(),
    seenAt: row.seen_at.toISOString(),
  }));
}
