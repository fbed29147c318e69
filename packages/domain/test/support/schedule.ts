import type { Gateway } from "@roomstream/domain/payments/gateway/port";
import { openSandboxGateway } from "@roomstream/domain/payments/gateway/sandbox";
import { callGateway } from "@roomstream/domain/payments/operations/call-gateway";
import {
  type ClaimedOperation,
  claimOperations,
} from "@roomstream/domain/payments/operations/claim-operations";
import { type Answered, recordOutcomes } from "@roomstream/domain/payments/operations/record-outcomes";
import { sweep } from "@roomstream/domain/reservations/sweep";
import type { Context } from "@roomstream/domain/shared/context";
import type { Service } from "@roomstream/environment/environment";
import { shifted } from "./guests";
import { EARLY_MS, type Kind, LATE_BANK, planOf } from "./kinds";
import { deliver, hearersOf, type Sent, takeSent } from "./services";
import type { Wish } from "./wishes";

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Pair = { service: Service; sent: Sent };

/**
 * Everything that is on its way between the services, brought in an order that `random` draws: each event to each of
 * its hearers as often as `copies` says, several at once or one by one, and the bank asked and heard at any moment.
 */
export class Schedule {
  private readonly pool: Pair[] = [];
  private readonly calls: ClaimedOperation[] = [];
  private readonly answers: Answered[] = [];
  private readonly wishes: { reservationId: string; wishes: Wish[] }[];
  private sweeps: number;
  private mayBeOpen = false;
  private readonly gateway: Gateway;

  constructor(
    private readonly ctx: Context,
    private readonly asked: Map<string, Kind>,
    private readonly random: () => number,
    private readonly copies: number,
  ) {
    this.gateway = openSandboxGateway(ctx.databases.common, ctx.random);
    this.wishes = [...asked].map(([reservationId, kind]) => ({
      reservationId,
      wishes: [...(planOf(kind).wishes ?? [])],
    }));
    this.sweeps = [...asked.values()].includes(LATE_BANK) ? copies : 0;
  }

  async run(): Promise<void> {
    await this.take("reservations");
    for (;;) {
      const steps: (() => Promise<void>)[] = [];
      if (this.pool.length > 0) steps.push(...Array.from({ length: 4 }, () => () => this.bring()));
      if (this.mayBeOpen) steps.push(() => this.claim());
      if (this.calls.length > 0) steps.push(() => this.call());
      if (this.answers.length > 0) steps.push(() => this.record());
      if (this.sweeps > 0) steps.push(() => this.sweepOnce());
      const waiting = this.wishes.filter(({ wishes }) => wishes.length > 0);
      if (waiting.length > 0) steps.push(() => this.wish(this.pick(waiting), steps.length === 1));
      if (steps.length === 0) return;
      await this.pick(steps)();
    }
  }

  private pick<T>(from: T[]): T {
    const picked = from[Math.floor(this.random() * from.length)];
    if (picked === undefined) throw new Error("nothing to pick from");
    return picked;
  }

  /** Up to four of what waits for one service on one topic, as one delivery. */
  private async bring(): Promise<void> {
    const first = this.pick(this.pool);
    const early = this.isLateBank(first.sent.reservationId);
    const most = 1 + Math.floor(this.random() * 4);
    const batch = [first];
    for (const pair of this.pool) {
      if (batch.length >= most) break;
      const same = pair.service === first.service && pair.sent.topic === first.sent.topic;
      if (pair !== first && same && this.isLateBank(pair.sent.reservationId) === early) batch.push(pair);
    }
    for (const pair of batch) this.pool.splice(this.pool.indexOf(pair), 1);
    const ctx = early ? shifted(this.ctx, EARLY_MS) : this.ctx;
    await deliver(
      ctx,
      first.service,
      batch.map((pair) => pair.sent),
    );
    if (first.service === "payments") this.mayBeOpen = true;
    await this.take(first.service);
  }

  private async claim(): Promise<void> {
    const claimed = await claimOperations(this.ctx, 1 + Math.floor(this.random() * 3));
    this.calls.push(...claimed);
    if (claimed.length === 0) this.mayBeOpen = false;
  }

  private async call(): Promise<void> {
    const operation = this.pick(this.calls);
    this.calls.splice(this.calls.indexOf(operation), 1);
    this.answers.push({ operation, outcome: await callGateway(this.ctx, this.gateway, operation) });
  }

  private async record(): Promise<void> {
    const batch = this.answers.splice(0, 1 + Math.floor(this.random() * 3));
    await recordOutcomes(this.ctx, batch);
    this.mayBeOpen = true;
    await this.take("payments");
  }

  /** Lets a guest ask for what they want next; whoever has to wait asks again. */
  private async wish(guest: { reservationId: string; wishes: Wish[] }, isQuiet: boolean): Promise<void> {
    const [wish] = guest.wishes;
    if (!wish) return;
    if (await wish(this.ctx, guest.reservationId)) guest.wishes.shift();
    else if (isQuiet) throw new Error(`${guest.reservationId} waits for what nothing will bring`);
    await this.take("reservations");
  }

  private async sweepOnce(): Promise<void> {
    this.sweeps -= 1;
    await sweep(this.ctx);
    await this.take("reservations");
  }

  private async take(service: Service): Promise<void> {
    for (const sent of await takeSent(this.ctx, service, [...this.asked.keys()])) {
      for (const hearer of hearersOf(sent.topic)) {
        for (let copy = 0; copy < this.copies; copy += 1) this.pool.push({ service: hearer, sent });
      }
    }
  }

  private isLateBank = (reservationId: string): boolean => this.asked.get(reservationId) === LATE_BANK;
}
