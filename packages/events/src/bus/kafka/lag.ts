import type { Admin } from "kafkajs";
import type { PartitionLag } from "../port";
import { ageFinder } from "./age";

/**
 * How far a group is behind. The age is exact for what a member in this process has fetched (`oldest`, when it was
 * recorded); of the rest the broker tells it roughly.
 */
export async function measureLag(
  admin: Admin,
  group: string,
  topics: string[],
  oldest: (topic: string, partition: number) => number | undefined,
): Promise<PartitionLag[]> {
  const [committed, ...ends] = await Promise.all([
    admin.fetchOffsets({ groupId: group, topics }),
    ...topics.map((topic) => admin.fetchTopicOffsets(topic)),
  ]);
  const known = new Map(
    committed.flatMap(({ topic, partitions }) =>
      partitions.map(({ partition, offset }) => [`${topic}/${partition}`, BigInt(offset)] as const),
    ),
  );
  const now = Date.now();
  const lags = ends.flatMap((partitions, index) => {
    const topic = topics[index] ?? "";
    const ageAt = ageFinder(admin, topic, now);
    return partitions
      .toSorted((left, right) => left.partition - right.partition)
      .map(async ({ partition, low, high }): Promise<PartitionLag> => {
        const lowest = BigInt(low);
        const end = BigInt(high);
        const at = known.get(`${topic}/${partition}`) ?? -1n;
        const position = at > lowest ? at : lowest;
        const lag = Number(end - position);
        const recordedAt = oldest(topic, partition);
        const age =
          lag === 0
            ? 0
            : recordedAt === undefined
              ? await ageAt(partition, position)
              : Math.max(0, now - recordedAt);
        return { group, topic, partition, committed: position, end, lag, ageMs: age };
      });
  });
  return Promise.all(lags);
}
