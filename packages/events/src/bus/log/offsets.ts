import type { Position } from "./fetch";
import type { Member } from "./membership";
import { type Pool, run } from "./sql";

/**
 * Moves the group's offsets forward, and gives back the partitions of `released`. Only what the member still owns
 * is touched: a member that was taken for dead must not move the offset of its successor. Gives back what was its own.
 * The commit does not wait for the disk: an offset lost with the database's last moments is a repeat, no loss.
 */
export async function commitOffsets(
  pool: Pool,
  member: Member,
  offsets: (Position & { release: boolean })[],
): Promise<{ topic: string; partition: number }[]> {
  return await run(pool, {
    name: "bus-commit",
    text: `
      WITH quick AS MATERIALIZED (
        SELECT set_config('synchronous_commit', 'off', true)
      ), done AS MATERIALIZED (
        SELECT * FROM unnest($3::text[], $4::int[], $5::bigint[], $6::boolean[]) AS done(topic, partition, position, release)
      ), mine AS MATERIALIZED (
        SELECT at.topic, at.partition, done.position, done.release
        FROM quick, done JOIN bus.group_offset at USING (topic, partition)
        WHERE at."group" = $1 AND at.member_id = $2
        ORDER BY at.topic, at.partition
        FOR NO KEY UPDATE OF at
      )
      UPDATE bus.group_offset at
      SET committed = GREATEST(at.committed, mine.position), member_id = CASE WHEN mine.release THEN NULL ELSE at.member_id END
      FROM mine
      WHERE at."group" = $1 AND at.topic = mine.topic AND at.partition = mine.partition
      RETURNING at.topic, at.partition`,
    values: [
      member.group,
      member.memberId,
      offsets.map(({ topic }) => topic),
      offsets.map(({ partition }) => partition),
      offsets.map(({ position }) => position),
      offsets.map(({ release }) => release),
    ],
  });
}
