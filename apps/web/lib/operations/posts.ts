import type { Consumers, Flow, ServiceName } from "./types";

/** One service as the operator sees it: what goes in and out of it, and what waits at it. */
export type Post = {
  service: ServiceName;
  /** Of the events of the last minute: how many it recorded, and how many its group handled. */
  recorded: number;
  handled: number;
  workers: number;
  breaker: "closed" | "open" | "half-open" | null;
  waiting: number;
  ageMs: number | null;
  unpublished: number;
  oldestUnpublishedMs: number | null;
  /** What it is doing, in a word. */
  state: "flows" | "behind" | "paused" | "without a worker";
};

/** From here on what waits is worth a word; less is on its way. */
const WORTH_WORDS = 100;
const WORTH_WORDS_MS = 5_000;

export function postsOf(flow: Flow, consumers: Consumers): Post[] {
  return consumers.items.map((group) => {
    const service = group.group as ServiceName;
    const outbox = flow.outboxes.find((one) => one.service === service);
    return {
      service,
      recorded: flow.topics
        .filter((topic) => topic.service === service)
        .reduce((sum, topic) => sum + topic.recorded, 0),
      handled: flow.groups.find((one) => one.group === service)?.handled ?? 0,
      workers: group.workers.length,
      breaker: group.breaker,
      waiting: group.lag,
      ageMs: group.ageMs,
      unpublished: outbox?.unpublished ?? 0,
      oldestUnpublishedMs: outbox?.oldestMs ?? null,
      state: stateOf(group),
    };
  });
}

function stateOf(group: Consumers["items"][number]): Post["state"] {
  if (group.breaker === null) return "without a worker";
  if (group.breaker === "open") return "paused";
  return group.lag > WORTH_WORDS || (group.ageMs ?? 0) > WORTH_WORDS_MS ? "behind" : "flows";
}

/** What waits of a topic at a group. */
export function waitingAt(consumers: Consumers, group: string, topic: string): number {
  return (consumers.items.find((one) => one.group === group)?.partitions ?? [])
    .filter((partition) => partition.topic === topic)
    .reduce((sum, { lag }) => sum + lag, 0);
}
