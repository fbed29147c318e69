import type { Admin } from "kafkajs";
import type { PartitionLag } from "../port";

/**
 * How far a group is behind. Kafka does not say how old a message is without fetching it: the age is known only of
 * what a member in this process has fetched (`oldest`, when it was recorded).
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
  return ends.flatMap((partitions, index) =>
    partitions
      .toSorted((left, right) => left.partition - right.partition)
      .map(({ partition, low, high }): PartitionLag => {
        const topic = topics[index] ?? "";
        const lowest = BigInt(low);
        const end = BigInt(high);
        const at = known.get(`${topic}/${partition}`) ?? -1n;
        const position = at > lowest ? at : lowest;
        const lag = Number(end - position);
        const recordedAt = oldest(topic, partition);
        const age = recordedAt === undefined ? null : Math.max(0, Date.now() - recordedAt);
        return { group, topic, partition, committed: position, end, lag, ageMs: lag === 0 ? 0 : age };
      }),
  );
}
