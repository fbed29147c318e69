import { partitionOf } from "../partitioner";
import type { OutgoingMessage } from "../port";
import { type Pool, run } from "./sql";
import type { Topics } from "./topics";

/**
 * Locks the heads in one order for all, moves them, and inserts below them. The heads stay locked until the commit,
 * so whoever reads a partition sees a prefix without gaps: no message ever appears behind one that was read before.
 * A message of a partition that does not exist gets no offset, which refuses the whole statement.
 */
const APPEND = `
  WITH incoming AS MATERIALIZED (
    SELECT *, row_number() OVER (PARTITION BY topic, partition ORDER BY position) - 1 AS rank
    FROM unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::json[], $6::bigint[])
      WITH ORDINALITY AS message(topic, partition, key, value, headers, timestamp, position)
  ), counted AS MATERIALIZED (
    SELECT topic, partition, count(*) AS messages FROM incoming GROUP BY topic, partition
  ), locked AS MATERIALIZED (
    SELECT head.topic, head.partition, head.next_offset, counted.messages
    FROM bus.partition head JOIN counted USING (topic, partition)
    ORDER BY head.topic, head.partition
    FOR NO KEY UPDATE OF head
  ), moved AS (
    UPDATE bus.partition head SET next_offset = locked.next_offset + locked.messages
    FROM locked
    WHERE head.topic = locked.topic AND head.partition = locked.partition
    RETURNING head.topic, head.partition, locked.next_offset AS first
  )
  INSERT INTO bus.message (topic, partition, "offset", key, value, headers, timestamp)
  SELECT topic, partition, moved.first + incoming.rank, key, value, headers, timestamp
  FROM incoming LEFT JOIN moved USING (topic, partition)`;

/** Appends messages, all or none, each key in the order given. Says which topics grew. */
export async function append(pool: Pool, topics: Topics, messages: OutgoingMessage[]): Promise<string[]> {
  if (messages.length === 0) return [];
  const grown = [...new Set(messages.map((message) => message.topic))];
  const counts = await topics.partitions(grown);
  await run(pool, {
    name: "bus-append",
    text: APPEND,
    values: [
      messages.map((message) => message.topic),
      messages.map((message) => partitionOf(message.key, counts.get(message.topic) ?? 1)),
      messages.map((message) => message.key),
      messages.map((message) => message.value),
      messages.map((message) => JSON.stringify(message.headers)),
      messages.map((message) => message.timestamp),
    ],
  });
  return grown;
}
