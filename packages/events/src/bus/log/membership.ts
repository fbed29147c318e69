import type { LiveMember } from "../assignment";
import { type Bigint, type Pool, run } from "./sql";

export type Member = { group: string; memberId: string; topics: string[]; expiryMs: number };
/** A partition of the member's topics, and who owns it in the group. */
export type Seat = { topic: string; partition: number; owner: string | null };
export type Claimed = { topic: string; partition: number; committed: bigint };

/** Keeps the member alive and forgets those that are long dead. All times are the database's. */
export async function beat(pool: Pool, member: Member): Promise<LiveMember[]> {
  await run(pool, {
    name: "bus-beat",
    text: `
      WITH forgotten AS (
        DELETE FROM bus.member
        WHERE "group" = $1 AND member_id <> $2 AND expires_at < clock_timestamp() - interval '1 minute'
      )
      INSERT INTO bus.member ("group", member_id, topics, expires_at)
      VALUES ($1, $2, $3, clock_timestamp() + $4 * interval '1 millisecond')
      ON CONFLICT ("group", member_id) DO UPDATE SET topics = EXCLUDED.topics, expires_at = EXCLUDED.expires_at`,
    values: [member.group, member.memberId, member.topics, member.expiryMs],
  });
  // Read only after the own beat is committed: of two members that join at once, at least one then sees the other.
  const rows = await run<{ member_id: string; topics: string[] }>(pool, {
    name: "bus-members",
    text: `SELECT member_id, topics FROM bus.member WHERE "group" = $1 AND expires_at > clock_timestamp()`,
    values: [member.group],
  });
  return rows.map((row) => ({ memberId: row.member_id, topics: row.topics }));
}

/** The partitions of the member's topics, each with its owner. */
export async function seats(pool: Pool, member: Member): Promise<Seat[]> {
  return await run<Seat>(pool, {
    name: "bus-seats",
    text: `
      SELECT head.topic, head.partition, at.member_id AS owner
      FROM bus.partition head
      LEFT JOIN bus.group_offset at ON at."group" = $1 AND at.topic = head.topic AND at.partition = head.partition
      WHERE head.topic = ANY($2)
      ORDER BY head.topic, head.partition`,
    values: [member.group, member.topics],
  });
}

/**
 * Takes partitions, each only while its owner is still the one that was seen: of two members that want the same one,
 * the second finds another owner there. Gives back what it got, with where to go on.
 */
export async function claim(pool: Pool, member: Member, wanted: Seat[]): Promise<Claimed[]> {
  const rows = await run<{ topic: string; partition: number; committed: Bigint }>(pool, {
    name: "bus-claim",
    text: `
      WITH taken AS (
        INSERT INTO bus.group_offset AS at ("group", topic, partition, committed, member_id)
        SELECT $1, seat.topic, seat.partition, 0, $2
        FROM unnest($3::text[], $4::int[]) AS seat(topic, partition)
        ORDER BY seat.topic, seat.partition
        ON CONFLICT ("group", topic, partition) DO UPDATE SET member_id = $2
        WHERE at.member_id IS NULL OR at.member_id = $2 OR at.member_id = ANY($5::uuid[])
        RETURNING at.topic, at.partition, at.committed
      )
      SELECT topic, partition, GREATEST(taken.committed, head.low_offset) AS committed
      FROM taken JOIN bus.partition head USING (topic, partition)`,
    values: [
      member.group,
      member.memberId,
      wanted.map((seat) => seat.topic),
      wanted.map((seat) => seat.partition),
      [...new Set(wanted.flatMap((seat) => seat.owner ?? []))],
    ],
  });
  return rows.map((row) => ({
    topic: row.topic,
    partition: row.partition,
    committed: BigInt(row.committed),
  }));
}

/** Gives up all that the member still has, and its place in the group. */
export async function leave(pool: Pool, member: Member): Promise<void> {
  await run(pool, {
    text: `
      WITH left_member AS (DELETE FROM bus.member WHERE "group" = $1 AND member_id = $2)
      UPDATE bus.group_offset SET member_id = NULL WHERE "group" = $1 AND member_id = $2`,
    values: [member.group, member.memberId],
  });
}
