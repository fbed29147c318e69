import type { TopicPlan } from "../port";
import { type Pool, run } from "./sql";

/** The number of partitions of each topic. It never changes, so what is known stays known. */
export type Topics = {
  create(plans: TopicPlan[]): Promise<void>;
  partitions(topics: string[]): Promise<Map<string, number>>;
};

export function openTopics(pool: Pool): Topics {
  const known = new Map<string, number>();

  async function read(topics: string[]): Promise<void> {
    const rows = await run<{ topic: string; partitions: number }>(pool, {
      name: "bus-topics",
      text: "SELECT topic, count(*)::int AS partitions FROM bus.partition WHERE topic = ANY($1) GROUP BY topic",
      values: [topics],
    });
    for (const { topic, partitions } of rows) known.set(topic, partitions);
  }

  return {
    async create(plans) {
      // A topic that exists keeps its partitions: with more of them, its keys would move.
      await run(pool, {
        text: `
          INSERT INTO bus.partition (topic, partition)
          SELECT plan.topic, number
          FROM unnest($1::text[], $2::int[]) AS plan(topic, partitions), generate_series(0, plan.partitions - 1) AS number
          WHERE NOT EXISTS (SELECT FROM bus.partition old WHERE old.topic = plan.topic)
          ORDER BY plan.topic, number
          ON CONFLICT DO NOTHING`,
        values: [plans.map((plan) => plan.topic), plans.map((plan) => plan.partitions)],
      });
    },
    async partitions(topics) {
      const unknown = topics.filter((topic) => !known.has(topic));
      if (unknown.length > 0) await read(unknown);
      const missing = unknown.filter((topic) => !known.has(topic));
      if (missing.length > 0) throw new Error(`There is no topic ${missing.join(", ")}`);
      return known;
    },
  };
}
