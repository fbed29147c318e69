import { type Pool, run } from "./sql";

const BATCH = 1_000;

/**
 * Forgets messages that were appended more than `olderThanMs` ago, whoever has not read them yet, and says how many.
 * It deletes in small transactions, so that appenders wait only for moments, and never moves a head:
 * offsets go on where they were.
 */
export async function trim(pool: Pool, olderThanMs: number): Promise<number> {
  const partitions = await run<{ topic: string; partition: number }>(pool, {
    text: "SELECT topic, partition FROM bus.partition WHERE low_offset < next_offset ORDER BY topic, partition",
  });
  let trimmed = 0;
  for (const { topic, partition } of partitions) {
    for (let deleted = BATCH; deleted === BATCH; ) {
      deleted = await trimBatch(pool, topic, partition, olderThanMs);
      trimmed += deleted;
    }
  }
  return trimmed;
}

async function trimBatch(pool: Pool, topic: string, partition: number, olderThanMs: number): Promise<number> {
  const rows = await run<{ deleted: number }>(pool, {
    text: `
      WITH oldest AS MATERIALIZED (
        SELECT "offset", appended_at < clock_timestamp() - $3 * interval '1 millisecond' AS old
        FROM bus.message WHERE topic = $1 AND partition = $2 ORDER BY "offset" LIMIT $4
      ), boundary AS (
        SELECT COALESCE(min("offset") FILTER (WHERE NOT old), max("offset") + 1) AS low FROM oldest
      ), gone AS (
        DELETE FROM bus.message
        WHERE topic = $1 AND partition = $2 AND "offset" < (SELECT low FROM boundary)
        RETURNING "offset"
      ), raised AS (
        UPDATE bus.partition SET low_offset = GREATEST(low_offset, (SELECT low FROM boundary))
        WHERE topic = $1 AND partition = $2 AND EXISTS (SELECT FROM gone)
      )
      SELECT count(*)::int AS deleted FROM gone`,
    values: [topic, partition, olderThanMs, BATCH],
  });
  return rows[0]?.deleted ?? 0;
}
