import type { PartitionLag } from "../port";
import { type Bigint, type Pool, run } from "./sql";

type Row = {
  topic: string;
  partition: number;
  committed: Bigint;
  end: Bigint;
  recorded_at: Bigint | null;
  now: number;
};

/** How far a group is behind, partition by partition; a group that has never come is at the start. */
export async function measureLag(pool: Pool, group: string, topics: string[]): Promise<PartitionLag[]> {
  const rows = await run<Row>(pool, {
    text: `
      SELECT place.*, first.timestamp AS recorded_at, extract(epoch FROM clock_timestamp())::float8 * 1000 AS now
      FROM (
        SELECT head.topic, head.partition, head.next_offset AS "end",
          GREATEST(COALESCE(at.committed, 0), head.low_offset) AS committed
        FROM bus.partition head
        LEFT JOIN bus.group_offset at ON at."group" = $1 AND at.topic = head.topic AND at.partition = head.partition
        WHERE head.topic = ANY($2)
      ) place
      LEFT JOIN bus.message first
        ON first.topic = place.topic AND first.partition = place.partition AND first."offset" = place.committed
      ORDER BY place.topic, place.partition`,
    values: [group, topics],
  });
  return rows.map((row) => {
    const committed = BigInt(row.committed);
    const end = BigInt(row.end);
    const ageMs = row.recorded_at === null ? 0 : Math.max(0, Math.round(row.now - Number(row.recorded_at)));
    return {
      group,
      topic: row.topic,
      partition: row.partition,
      committed,
      end,
      lag: Number(end - committed),
      ageMs,
    };
  });
}
