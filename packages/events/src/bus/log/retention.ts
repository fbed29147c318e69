import type { TrimPlan } from "../port";
import { type Pool, run } from "./sql";

const BATCH = 1_000;

/**
 * Forgets what the plan allows, and says how many messages that were. It deletes in small transactions, so that appenders
 * wait only for moments, and never moves a head: offsets go on where they were. Several processes may do so at once.
 */
export async function trim(pool: Pool, plan: TrimPlan): Promise<number> {
  const groupsOf = new Map(plan.topics.map(({ topic, groups }) => [topic, groups]));
  const partitions = await run<{ topic: string; partition: number }>(pool, {
    text: `SELECT topic, partition FROM bus.partition WHERE low_offset < next_offset AND topic = ANY($1)
      ORDER BY topic, partition`,
    values: [[...groupsOf.keys()]],
  });
  let trimmed = 0;
  for (const { topic, partition } of partitions) {
    const groups = groupsOf.get(topic) ?? [];
    for (let deleted = BATCH; deleted === BATCH; ) {
      deleted = await trimBatch(pool, { topic, partition, groups }, plan);
      trimmed += deleted;
    }
  }
  return trimmed;
}

async function trimBatch(
  pool: Pool,
  { topic, partition, groups }: { topic: string; partition: number; groups: string[] },
  { olderThanMs, recordedBefore }: TrimPlan,
): Promise<number> {
  const rows = await run<{ deleted: number }>(pool, {
    name: "bus-trim",
    text: `
      WITH passed AS MATERIALIZED (
        SELECT min(COALESCE(at.committed, 0)) AS low
        FROM unnest($5::text[]) AS wanted("group")
        LEFT JOIN bus.group_offset at ON at."group" = wanted."group" AND at.topic = $1 AND at.partition = $2
      ), oldest AS MATERIALIZED (
        SELECT "offset", appended_at < clock_timestamp() - $3 * interval '1 millisecond' AND timestamp < $6
            AND COALESCE("offset" < (SELECT low FROM passed), true) AS forgettable
        FROM bus.message WHERE topic = $1 AND partition = $2 ORDER BY "offset" LIMIT $4
      ), boundary AS (
        SELECT COALESCE(min("offset") FILTER (WHERE NOT forgettable), max("offset") + 1) AS low FROM oldest
      ), gone AS (
        DELETE FROM bus.message
        WHERE topic = $1 AND partition = $2 AND "offset" < (SELECT low FROM boundary)
        RETURNING "offset"
      ), raised AS (
        UPDATE bus.partition SET low_offset = GREATEST(low_offset, (SELECT low FROM boundary))
        WHERE topic = $1 AND partition = $2 AND EXISTS (SELECT FROM gone)
      )
      SELECT count(*)::int AS deleted FROM gone`,
    values: [topic, partition, olderThanMs, BATCH, groups, recordedBefore],
  });
  return rows[0]?.deleted ?? 0;
}
