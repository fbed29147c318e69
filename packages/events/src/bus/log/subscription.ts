import { randomUUID } from "node:crypto";
import type { Log } from "@roomstream/db/log";
import { OwnedPartition } from "../owned-partition";
import type { SubscribePlan, Subscription } from "../port";
import { FetchLoop } from "./fetch-loop";
import { MemberLoop } from "./member-loop";
import type { Pool } from "./sql";
import type { Timing } from "./timing";

/** A subscription as its bus sees it: it can be told that topics grew or that the group changed. */
export type LogSubscription = Subscription & {
  group: string;
  grew(topics?: ReadonlySet<string>): void;
  groupChanged(): void;
};

type Parts = { pool: Pool; log: Log; timing: Timing; tellGroup(group: string): void };

/** Joins the plan's group as a new member and begins to read. */
export function openSubscription(
  plan: SubscribePlan,
  { pool, log, timing, tellGroup }: Parts,
): LogSubscription {
  const partitions = new Map<string, OwnedPartition>();
  const member = {
    group: plan.group,
    memberId: randomUUID(),
    topics: plan.topics,
    expiryMs: timing.expiryMs,
  };
  const stir = () => {
    reading.stir();
    if ([...partitions.values()].some((partition) => partition.isReleasable)) membership.stir();
  };
  const membership = new MemberLoop(
    pool,
    member,
    partitions,
    {
      take: ({ topic, partition, committed }) =>
        new OwnedPartition(topic, partition, committed, plan, log, timing.retryMs, stir),
      stir,
      tellGroup: () => tellGroup(plan.group),
    },
    timing,
    log,
  );
  const reading = new FetchLoop(pool, plan, partitions, () => membership.isAlive(), timing, log);
  const loops = Promise.all([membership.run(), reading.run()]);
  let closing: Promise<void> | undefined;

  async function close(): Promise<void> {
    membership.stop();
    reading.stop();
    const stopped = [...partitions.values()].map((partition) => partition.stop());
    await loops;
    await Promise.all([...stopped, ...[...partitions.values()].map((partition) => partition.stop())]);
    await membership.leave();
    partitions.clear();
  }

  return {
    group: plan.group,
    assigned: () => [...partitions.values()].map(({ topic, partition }) => ({ topic, partition })),
    ready: () => membership.ready(),
    pause: () => reading.pause(),
    resume: () => reading.resume(),
    grew: (topics) => reading.grew(topics),
    groupChanged: () => membership.stir(),
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}
