import { setTimeout as sleep } from "node:timers/promises";
import type { Admin } from "kafkajs";
import type { TopicPlan } from "../port";

const LEADERS_MS = 15_000;

/** Creates the topics that are missing, each with as many replicas as there are brokers, and three at most. */
export async function createTopics(admin: Admin, plans: TopicPlan[]): Promise<void> {
  const existing = new Set(await admin.listTopics());
  const missing = plans.filter(({ topic }) => !existing.has(topic));
  if (missing.length === 0) return;
  const { brokers } = await admin.describeCluster();
  await admin.createTopics({
    // kafkajs stops waiting when a broker has not heard of the new topic yet, so the waiting is done below.
    waitForLeaders: false,
    topics: missing.map(({ topic, partitions }) => ({
      topic,
      numPartitions: partitions,
      replicationFactor: Math.min(3, brokers.length),
    })),
  });
  await waitUntilServed(admin, missing);
}

/** A broker names itself a leader shortly before it answers as one, so each partition is also asked for its offsets. */
async function waitUntilServed(admin: Admin, plans: TopicPlan[]): Promise<void> {
  const until = performance.now() + LEADERS_MS;
  const topics = plans.map(({ topic }) => topic);
  for (;;) {
    try {
      const known = await admin.fetchTopicMetadata({ topics });
      const led = known.topics.every(({ partitions }) => partitions.every(({ leader }) => leader >= 0));
      if (led && known.topics.length === topics.length) {
        await Promise.all(topics.map((topic) => admin.fetchTopicOffsets(topic)));
        return;
      }
    } catch (error) {
      if (performance.now() > until) throw error;
    }
    if (performance.now() > until)
      throw new Error(`Not every partition of ${topics.join(", ")} has a leader`);
    await sleep(50);
  }
}
