import type { Message } from "../port";
import { type Bigint, type Pool, run } from "./sql";

export type Position = { topic: string; partition: number; position: bigint };
/** What waits on a partition, and the partition's head when it was read. */
export type Fetched = { topic: string; partition: number; head: bigint; messages: Message[] };

/**
 * Compares the heads first, so that a round over idle partitions touches no message. `position` may be below what
 * retention has left: reading goes on at the lowest offset there is.
 */
const FETCH = `
  SELECT ready.topic, ready.partition, ready.next_offset, message."offset", message.key, message.value, message.headers,
    message.timestamp
  FROM (
    SELECT wanted.topic, wanted.partition, GREATEST(wanted.position, head.low_offset) AS position, head.next_offset
    FROM unnest($1::text[], $2::int[], $3::bigint[]) WITH ORDINALITY AS wanted(topic, partition, position, turn)
    JOIN bus.partition head USING (topic, partition)
    WHERE head.next_offset > GREATEST(wanted.position, head.low_offset)
    ORDER BY wanted.turn
    LIMIT $4
  ) ready
  CROSS JOIN LATERAL bus.messages_from(ready.topic, ready.partition, ready.position, $5) message
  ORDER BY ready.topic, ready.partition, message."offset"`;

type Row = {
  topic: string;
  partition: number;
  next_offset: Bigint;
  offset: Bigint;
  key: string;
  value: string;
  headers: Record<string, string>;
  timestamp: Bigint;
};

/** Reads what waits at the given positions: of the first `partitions` of them that have anything, `batchSize` messages each. */
export async function fetchMessages(
  pool: Pool,
  positions: Position[],
  limits: { partitions: number; batchSize: number },
): Promise<Fetched[]> {
  const rows = await run<Row>(pool, {
    name: "bus-fetch",
    text: FETCH,
    values: [
      positions.map(({ topic }) => topic),
      positions.map(({ partition }) => partition),
      positions.map(({ position }) => position),
      limits.partitions,
      limits.batchSize,
    ],
  });
  const fetched: Fetched[] = [];
  for (const row of rows) {
    let last = fetched.at(-1);
    if (last?.topic !== row.topic || last.partition !== row.partition) {
      last = { topic: row.topic, partition: row.partition, head: BigInt(row.next_offset), messages: [] };
      fetched.push(last);
    }
    last.messages.push({
      offset: BigInt(row.offset),
      key: row.key,
      value: row.value,
      headers: row.headers,
      timestamp: Number(row.timestamp),
    });
  }
  return fetched;
}
