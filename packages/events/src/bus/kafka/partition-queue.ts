import type { Log } from "@roomstream/db/log";
import type { KafkaMessage } from "kafkajs";
import { OwnedPartition, type RetryPause } from "../owned-partition";
import type { Message, SubscribePlan } from "../port";

/** How many batches may wait on one partition; fetching goes on when half of them are gone. */
const MOST_BATCHES = 4;

/**
 * What was fetched of one partition and waits to be handled. kafkajs fetches from a broker again only when all that it
 * fetched before is done, so a slow partition would hold up all others: here fetching and handling are two things.
 */
export class PartitionQueue {
  readonly owned: OwnedPartition;
  private readonly waiting: Message[] = [];
  private current: Message[] = [];
  /** The offset after the last one that was queued; what comes below it again is a repeat of kafkajs after a rebalance. */
  private tail = 0n;
  private open = false;
  private held = false;

  constructor(
    topic: string,
    partition: number,
    private readonly plan: SubscribePlan,
    log: Log,
    retryMs: RetryPause,
    /** The same partition from an earlier membership, which may still be in work. */
    after: Promise<void>,
    private readonly isPaused: () => boolean,
    /** Stops and restarts the fetching of this partition alone. */
    private readonly fetching: { hold(): void; release(): void },
  ) {
    this.owned = new OwnedPartition(topic, partition, 0n, plan, log, retryMs, () => this.pump());
    void after.then(() => {
      this.open = true;
      this.pump();
    });
  }

  /** When the oldest message that is not handled was recorded. */
  get oldest(): number | undefined {
    return this.owned.isIdle ? this.waiting[0]?.timestamp : this.current[0]?.timestamp;
  }

  push(messages: KafkaMessage[]): void {
    for (const message of messages) {
      const offset = BigInt(message.offset);
      if (offset < this.tail) continue;
      this.waiting.push(convert(message, offset));
      this.tail = offset + 1n;
    }
    this.pump();
    if (this.held || this.waiting.length < MOST_BATCHES * this.plan.batchSize) return;
    this.held = true;
    this.fetching.hold();
  }

  /** Hands over what may be handed over now. */
  pump(): void {
    if (!this.open || this.isPaused()) return;
    this.owned.redeliver();
    if (!this.owned.isIdle || this.waiting.length === 0) return;
    this.current = this.waiting.splice(0, this.plan.batchSize);
    this.owned.deliver(this.current, 0n);
    if (!this.held || this.waiting.length > (MOST_BATCHES / 2) * this.plan.batchSize) return;
    this.held = false;
    this.fetching.release();
  }

  /** Forgets what is not in work yet; resolves once nothing is in work. */
  stop(): Promise<void> {
    this.waiting.length = 0;
    return this.owned.stop();
  }
}

function convert({ key, value, headers = {}, timestamp }: KafkaMessage, offset: bigint): Message {
  const texts = Object.entries(headers).flatMap(([name, text]) =>
    text === undefined ? [] : [[name, Array.isArray(text) ? text.join(",") : text.toString()] as const],
  );
  return {
    offset,
    key: key?.toString() ?? "",
    value: value?.toString() ?? "",
    headers: Object.fromEntries(texts),
    timestamp: Number(timestamp),
  };
}
