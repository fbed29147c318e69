import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "@roomstream/db/log";
import type { Consumer, ConsumerGroupJoinEvent, EachBatchPayload, Kafka } from "kafkajs";
import { Outage } from "../outage";
import { partitionKey } from "../owned-partition";
import type { SubscribePlan, Subscription } from "../port";
import { samePartitionNumber } from "./assigner";
import { PartitionQueue } from "./partition-queue";
import type { Settings } from "./settings";

/** More than a member has partitions: what one fetch brought is queued without waiting for one another. */
const AT_ONCE = 512;

export type KafkaSubscription = Subscription & {
  group: string;
  /** When the oldest message was recorded that this member has fetched and not handled. */
  oldest(topic: string, partition: number): number | undefined;
};

/** Keeps one consumer running, whatever happens to the broker, and hands over what it fetches. */
export function openSubscription(
  plan: SubscribePlan,
  { kafka, log, settings }: { kafka: Kafka; log: Log; settings: Settings },
): KafkaSubscription {
  const { group } = plan;
  const queues = new Map<string, PartitionQueue>();
  /** Partitions given up that may still be in work. */
  const leaving = new Map<string, Promise<void>>();
  const outage = new Outage(log, { group }, "consuming from Kafka");
  const waiting: (() => void)[] = [];
  let consumer: Consumer | undefined;
  let memberId: string | undefined;
  /** Holds back the next fetch for a moment: asking for all partitions anew costs more than a few messages. */
  let rest: Promise<void> | undefined;
  let joined = false;
  let paused = false;
  let closed = false;
  let restart: NodeJS.Timeout | undefined;
  let closing: Promise<void> | undefined;

  function drop(key: string, queue: PartitionQueue): void {
    queues.delete(key);
    const stopped = queue.stop();
    leaving.set(key, stopped);
    void stopped.then(() => leaving.get(key) === stopped && leaving.delete(key));
  }

  /** A member that stayed keeps what it is at; one that is new to the group begins from the committed offsets. */
  function arrange(
    running: Consumer,
    { memberId: now, memberAssignment }: ConsumerGroupJoinEvent["payload"],
  ): void {
    const share = new Map(
      Object.entries(memberAssignment).flatMap(([topic, numbers]) =>
        numbers.map((partition) => [partitionKey({ topic, partition }), { topic, partition }] as const),
      ),
    );
    for (const [key, queue] of queues) if (now !== memberId || !share.has(key)) drop(key, queue);
    memberId = now;
    for (const [key, { topic, partition }] of share) {
      if (queues.has(key)) continue;
      const at = [{ topic, partitions: [partition] }];
      const fetching = {
        hold: () => running === consumer && running.pause(at),
        release: () => running === consumer && running.resume(at),
      };
      const before = leaving.get(key) ?? Promise.resolve();
      queues.set(
        key,
        new PartitionQueue(
          topic,
          partition,
          plan,
          log,
          settings.retryMs,
          before,
          () => paused || closed,
          fetching,
        ),
      );
    }
    joined = true;
    outage.over();
    for (const resolve of waiting.splice(0)) resolve();
  }

  async function eachBatch(
    running: Consumer,
    { batch, isStale, isRunning }: EachBatchPayload,
  ): Promise<void> {
    if (running !== consumer || isStale() || !isRunning()) return;
    queues.get(partitionKey(batch))?.push(batch.messages);
    rest ??= sleep(settings.gapMs).then(() => {
      rest = undefined;
    });
    await rest;
  }

  /** Commits what is handled. A member that was left behind by a rebalance is refused: what it handled repeats elsewhere. */
  async function commit(): Promise<void> {
    const due = [...queues.values()]
      .map(({ owned }) => ({ owned, position: owned.position }))
      .filter(({ owned, position }) => position !== owned.committed);
    if (due.length === 0 || !consumer) return;
    const offsets = due.map(({ owned, position }) => ({
      topic: owned.topic,
      partition: owned.partition,
      offset: String(position),
    }));
    try {
      await consumer.commitOffsets(offsets);
      for (const { owned, position } of due) owned.committed = position;
    } catch (error) {
      log.debug({ group, err: error }, "offsets were not committed; they go again with the next");
    }
  }

  async function start(): Promise<void> {
    const next = kafka.consumer({
      groupId: group,
      allowAutoTopicCreation: false,
      partitionAssigners: [samePartitionNumber],
      sessionTimeout: settings.sessionTimeoutMs,
      rebalanceTimeout: settings.sessionTimeoutMs,
      heartbeatInterval: 1_000,
      maxWaitTimeInMs: 500,
      maxBytesPerPartition: 256 * 1024,
      // Whatever ends a consumer, a new one is started below: kafkajs itself gives up on some of its errors.
      retry: { retries: 3, initialRetryTime: 100, maxRetryTime: 500, restartOnFailure: async () => false },
    });
    consumer = next;
    next.on(next.events.GROUP_JOIN, ({ payload }) => {
      if (next === consumer) arrange(next, payload);
    });
    // Sent before the request to join again, while the broker still takes it.
    next.on(next.events.REBALANCING, () => commit());
    next.on(next.events.CRASH, ({ payload }) => startAgain(next, payload.error));
    try {
      await next.connect();
      await next.subscribe({ topics: plan.topics, fromBeginning: true });
      // kafkajs' own committing waits for the broker after every batch, whatever its interval.
      await next.run({
        autoCommit: false,
        partitionsConsumedConcurrently: AT_ONCE,
        eachBatch: (payload) => eachBatch(next, payload),
      });
      // Closed while it was still starting: then nobody else ends it.
      if (next !== consumer) await next.disconnect();
    } catch (error) {
      startAgain(next, error);
    }
  }

  function startAgain(failed: Consumer, error: unknown): void {
    if (failed !== consumer || closed) return;
    outage.failed(error);
    consumer = undefined;
    failed
      .disconnect()
      .catch((ending) => log.debug({ group, err: ending }, "a consumer did not end cleanly"));
    restart = setTimeout(() => void start(), settings.restartMs);
  }

  async function close(): Promise<void> {
    closed = true;
    clearTimeout(restart);
    clearInterval(committing);
    await Promise.all([...[...queues.values()].map((queue) => queue.stop()), ...leaving.values()]);
    await commit();
    const last = consumer;
    consumer = undefined;
    queues.clear();
    await last?.disconnect();
  }

  const committing = setInterval(() => void commit(), settings.commitMs);
  void start();

  return {
    group,
    assigned: () =>
      [...queues.values()].map(({ owned }) => ({ topic: owned.topic, partition: owned.partition })),
    async ready() {
      if (!joined) await new Promise<void>((resolve) => waiting.push(resolve));
    },
    pause() {
      paused = true;
    },
    resume() {
      paused = false;
      for (const queue of queues.values()) queue.pump();
    },
    oldest: (topic, partition) => queues.get(partitionKey({ topic, partition }))?.oldest,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}
