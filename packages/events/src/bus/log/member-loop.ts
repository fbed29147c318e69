import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "@roomstream/db/log";
import { Bell } from "../../bell";
import { type LiveMember, ownerOf } from "../assignment";
import { Outage } from "../outage";
import { type OwnedPartition, partitionKey } from "../owned-partition";
import { beat, type Claimed, claim, leave, type Member, type Seat, seats } from "./membership";
import { commitOffsets } from "./offsets";
import type { Pool } from "./sql";
import type { Timing } from "./timing";

type Events = {
  /** Makes the partition that was just claimed. */
  take(claimed: Claimed): OwnedPartition;
  /** New partitions are there, or the member lives again. */
  stir(): void;
  /** Others of the group have something to gain by looking at once. */
  tellGroup(): void;
};

/** Keeps one member in its group: beats, commits, takes its share and gives back what is no longer its own. */
export class MemberLoop {
  private readonly bell = new Bell();
  private readonly outage: Outage;
  private closed = false;
  private joined = false;
  private aliveUntil = 0;
  private settled = false;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly pool: Pool,
    private readonly member: Member,
    private readonly partitions: Map<string, OwnedPartition>,
    private readonly events: Events,
    private readonly timing: Timing,
    private readonly log: Log,
  ) {
    this.outage = new Outage(log, { group: member.group }, "membership in the group");
  }

  /** Whether the others still count this member as alive, as far as it can know. */
  isAlive(): boolean {
    return performance.now() < this.aliveUntil;
  }

  /** Looks at the group at once. */
  stir(): void {
    this.bell.ring();
  }

  /** Resolves once the member owns its whole share. */
  async ready(): Promise<void> {
    if (!this.settled) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  stop(): void {
    this.closed = true;
    this.bell.ring();
  }

  async run(): Promise<void> {
    while (!this.closed) {
      try {
        await this.round();
        this.outage.over();
      } catch (error) {
        this.outage.failed(error);
      }
      await this.bell.rung(this.timing.heartbeatMs);
      await sleep(this.timing.gapMs);
    }
  }

  /** Commits the last offsets and leaves. While the database is away this gives up in the end: the membership expires. */
  async leave(): Promise<void> {
    const until = performance.now() + this.timing.leaveMs;
    for (;;) {
      try {
        await this.commit();
        await leave(this.pool, this.member);
        this.events.tellGroup();
        return;
      } catch (error) {
        if (performance.now() >= until) {
          this.log.warn(
            { group: this.member.group, err: error },
            "left the group without the last offsets; what they cover repeats",
          );
          return;
        }
        await sleep(200);
      }
    }
  }

  private async round(): Promise<void> {
    const started = performance.now();
    const live = await beat(this.pool, this.member);
    this.aliveUntil = started + this.member.expiryMs;
    if (!this.joined) this.events.tellGroup();
    this.joined = true;
    await this.commit();
    const taken = await this.arrange(live, await seats(this.pool, this.member));
    await this.commit();
    if (taken || this.outage.isOn) this.events.stir();
  }

  private async arrange(live: LiveMember[], all: Seat[]): Promise<boolean> {
    const { memberId } = this.member;
    const alive = new Set(live.map((member) => member.memberId));
    const wanted: Seat[] = [];
    let whole = true;
    for (const seat of all) {
      const owned = this.partitions.get(partitionKey(seat));
      if (owned && seat.owner !== memberId) this.lose(owned);
      const mine = ownerOf(seat.topic, seat.partition, live) === memberId;
      if (owned && !mine) void owned.stop();
      if (!mine || (owned && seat.owner === memberId && !owned.isReleasing)) continue;
      whole = false;
      const free = seat.owner === null || seat.owner === memberId || !alive.has(seat.owner);
      if (free && !this.partitions.has(partitionKey(seat))) wanted.push(seat);
    }
    if (wanted.length === 0) {
      if (whole) this.settle();
      return false;
    }
    for (const claimed of await claim(this.pool, this.member, wanted)) {
      this.partitions.set(partitionKey(claimed), this.events.take(claimed));
    }
    // Whether the share is whole shows when the seats are read again.
    this.bell.ring();
    return true;
  }

  private settle(): void {
    this.settled = true;
    for (const resolve of this.waiting.splice(0)) resolve();
  }

  /** Another member has it: what is in work is told, and its result moves nothing. */
  private lose(partition: OwnedPartition): void {
    const { topic } = partition;
    this.log.info(
      { group: this.member.group, topic, partition: partition.partition },
      "lost a partition to another member",
    );
    this.partitions.delete(partition.key);
    void partition.stop();
  }

  /** Commits what was handled since the last time, and gives back what is to be released and out of work. */
  private async commit(): Promise<void> {
    const due = [...this.partitions.values()]
      .filter((partition) => partition.position !== partition.committed || partition.isReleasable)
      .map((owned) => ({
        owned,
        topic: owned.topic,
        partition: owned.partition,
        position: owned.position,
        release: owned.isReleasable,
      }));
    if (due.length === 0) return;
    const kept = new Set((await commitOffsets(this.pool, this.member, due)).map(partitionKey));
    for (const { owned, position, release } of due) {
      owned.committed = position;
      if (!kept.has(owned.key)) this.lose(owned);
      else if (release) this.partitions.delete(owned.key);
    }
    if (due.some(({ release }) => release)) this.events.tellGroup();
  }
}
