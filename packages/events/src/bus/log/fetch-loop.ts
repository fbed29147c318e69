import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "@roomstream/db/log";
import { Bell } from "../../bell";
import { Outage } from "../outage";
import { type OwnedPartition, partitionKey } from "../owned-partition";
import type { SubscribePlan } from "../port";
import { type Fetched, fetchMessages } from "./fetch";
import type { Pool } from "./sql";
import type { Timing } from "./timing";

/** Bounds the memory of a member that has much to catch up with: so many partitions are in work at once. */
const MOST_IN_WORK = 32;

/**
 * Reads for one subscription: one query a round over all partitions in which there may be something. A partition in
 * work is not read again until its delivery is done, so what is read is handled at once.
 */
export class FetchLoop {
  private readonly bell = new Bell();
  private readonly outage: Outage;
  private paused = false;
  private closed = false;
  private lookAllAt = 0;
  private idleMs: number;

  constructor(
    private readonly pool: Pool,
    private readonly plan: SubscribePlan,
    /** In the order in which they were served last, so that nobody starves. */
    private readonly partitions: Map<string, OwnedPartition>,
    /** Whether the member may count itself alive. */
    private readonly mayRead: () => boolean,
    private readonly timing: Timing,
    log: Log,
  ) {
    this.outage = new Outage(log, { group: plan.group }, "reading the log");
    this.idleMs = timing.idleMs.first;
  }

  /** The topics grew; without a list, any may have. */
  grew(topics?: ReadonlySet<string>): void {
    let concerned = false;
    for (const partition of this.partitions.values()) {
      if (topics && !topics.has(partition.topic)) continue;
      partition.look = true;
      concerned = true;
    }
    if (concerned) this.bell.ring();
  }

  /** Something may be ready to be served: a delivery ended, a pause is over. */
  stir(): void {
    this.bell.ring();
  }

  pause(): void {
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
    this.grew();
  }

  stop(): void {
    this.closed = true;
    this.bell.ring();
  }

  async run(): Promise<void> {
    while (!this.closed) {
      const started = performance.now();
      if (started >= this.lookAllAt) this.grewUnheard(started);
      const asked = await this.round();
      // A round that asked nothing costs nothing and holds up nobody.
      const rest = asked ? started + this.timing.gapMs - performance.now() : 0;
      if (rest > 0) await sleep(rest);
      await this.bell.rung(Math.max(1, this.lookAllAt - performance.now()));
    }
  }

  /** Signals can be lost, so from time to time all partitions are looked at without one. */
  private grewUnheard(now: number): void {
    for (const partition of this.partitions.values()) partition.look = true;
    this.lookAllAt = now + this.idleMs;
    this.idleMs = Math.min(this.idleMs * 2, this.timing.idleMs.most);
  }

  /** Serves what can be served, and says whether the database was asked. */
  private async round(): Promise<boolean> {
    if (this.paused || !this.mayRead()) return false;
    for (const partition of this.partitions.values()) partition.redeliver();
    const free =
      MOST_IN_WORK - [...this.partitions.values()].filter((partition) => partition.isWorking).length;
    const asked = [...this.partitions.values()].filter((partition) => partition.isReadable);
    if (free <= 0 || asked.length === 0) return false;
    for (const partition of asked) partition.look = false;
    try {
      const fetched = await fetchMessages(this.pool, asked, {
        partitions: free,
        batchSize: this.plan.batchSize,
      });
      this.outage.over();
      this.serve(asked, fetched, free);
    } catch (error) {
      this.outage.failed(error);
      for (const partition of asked) partition.look = true;
      this.lookAllAt = performance.now() + this.timing.idleMs.most;
    }
    return true;
  }

  private serve(asked: OwnedPartition[], fetched: Fetched[], free: number): void {
    const found = new Map(fetched.map((each) => [partitionKey(each), each]));
    if (fetched.length > 0) this.idleMs = this.timing.idleMs.first;
    for (const partition of asked) {
      const { key } = partition;
      const waiting = found.get(key);
      // What did not fit into this round, or came while everything was being paused, is read again.
      if (!waiting && found.size === free) partition.look = true;
      if (!waiting || partition.isReleasing || this.partitions.get(key) !== partition) continue;
      if (this.paused || this.closed) {
        partition.look = true;
        continue;
      }
      this.partitions.delete(key);
      this.partitions.set(key, partition);
      partition.deliver(waiting.messages, waiting.head);
    }
  }
}
