import type { Log } from "@roomstream/db/log";
import type { Message, SubscribePlan } from "./port";

/** The pause before what failed comes again, in ms: first, and at most. */
export type RetryPause = { first: number; most: number };

type State = "idle" | "working" | "pausing" | "due";

/** A partition that a member owns, on any bus: one delivery at a time, the same again after a failure. */
export class OwnedPartition {
  /** The next offset to read; what is below is handled. */
  position: bigint;
  /** The position the group's offsets know. */
  committed: bigint;
  /** Whether there may be something to read. */
  look = true;
  private state: State = "idle";
  private releasing = false;
  private readonly abort = new AbortController();
  private failed: Message[] = [];
  private failures = 0;
  private timer: NodeJS.Timeout | undefined;
  private work: Promise<void> = Promise.resolve();

  constructor(
    readonly topic: string,
    readonly partition: number,
    from: bigint,
    private readonly plan: SubscribePlan,
    private readonly log: Log,
    private readonly retryMs: RetryPause,
    /** Called whenever there is something new to do for it. */
    private readonly changed: () => void,
  ) {
    this.position = from;
    this.committed = from;
  }

  get key(): string {
    return partitionKey(this);
  }

  get isReadable(): boolean {
    return this.isIdle && this.look;
  }

  get isIdle(): boolean {
    return this.state === "idle" && !this.releasing;
  }

  get isWorking(): boolean {
    return this.state === "working";
  }

  /** Whether it waits to be given back, and nothing is in work any more. */
  get isReleasable(): boolean {
    return this.releasing && this.state === "idle";
  }

  get isReleasing(): boolean {
    return this.releasing;
  }

  /** Hands messages over; `head` is where the partition ended when they were read. */
  deliver(messages: Message[], head: bigint): void {
    this.state = "working";
    this.work = this.handle(messages, head);
  }

  /** Hands over again what failed, once its pause is over. */
  redeliver(): void {
    if (this.state !== "due") return;
    this.look = true;
    this.deliver(this.failed, this.position);
  }

  /** Takes nothing new; resolves once nothing is in work. Whoever handles hears of it by its abort signal. */
  async stop(): Promise<void> {
    this.releasing = true;
    clearTimeout(this.timer);
    if (this.state === "pausing" || this.state === "due") this.state = "idle";
    this.abort.abort();
    await this.work;
  }

  private async handle(messages: Message[], head: bigint): Promise<void> {
    const { topic, partition } = this;
    try {
      await this.plan.handle({ topic, partition, messages }, this.abort.signal);
      const last = messages.at(-1);
      if (last) this.position = last.offset + 1n;
      if (head > this.position) this.look = true;
      this.failures = 0;
      this.failed = [];
      this.state = "idle";
    } catch (error) {
      this.fail(messages, error);
    }
    this.changed();
  }

  private fail(messages: Message[], error: unknown): void {
    const { topic, partition, plan, retryMs } = this;
    this.state = "idle";
    if (this.releasing) return;
    const first = this.failures === 0;
    const pause = Math.min(retryMs.first * 2 ** this.failures, retryMs.most);
    this.failures += 1;
    const fields = { group: plan.group, topic, partition, failures: this.failures, err: error };
    this.log[first ? "warn" : "debug"](fields, "a delivery failed; the same messages come again");
    this.failed = messages;
    this.state = "pausing";
    this.timer = setTimeout(() => {
      this.state = "due";
      this.changed();
    }, pause);
  }
}

export const partitionKey = ({ topic, partition }: { topic: string; partition: number }): string =>
  `${topic}/${partition}`;
