import type { Admin } from "kafkajs";
import type { TopicPlan } from "../port";

/** Creates the topics that are missing, each with as many replicas as there are brokers, and three at most. */
export async function createTopics(admin: Admin, plans: TopicPlan[]): Promise<void> {
  const existing = new Set(await admin.listTopics());
  const missing = plans.filter(({ topic }) => !existing.has(topic));
  if (missing.length === 0) return;
  const { brokers } = await admin.describeCluster();
  await admin.createTopics({
    waitForLeaders: true,
    topics: missing.map(({ topic, partitions }) => ({
      topic,
      numPartitions: partitions,
      replicationFactor: Math.min(3, brokers.length),
    })),
  });
}
