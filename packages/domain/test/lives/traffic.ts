import { run } from "@roomstream/db/transaction";
import { openSandboxGateway } from "@roomstream/domain/payments/gateway/sandbox";
import { callGateway } from "@roomstream/domain/payments/operations/call-gateway";
import {
  type ClaimedOperation,
  claimOperations,
} from "@roomstream/domain/payments/operations/claim-operations";
import { type Answered, recordOutcomes } from "@roomstream/domain/payments/operations/record-outcomes";
import type { Context } from "@roomstream/domain/shared/context";
import type { Service } from "@roomstream/environment/environment";
import { takeAll } from "../support/open-desk";
import { deliver, hearersOf, type Sent } from "../support/services";

type Delivery = { service: Service; sent: Sent };

/** How many deliveries a process may have made without noting how far it came. */
const NOT_NOTED = 40;

/** Everything between the services and the bank: brought in an order that `random` draws, lost by crashes and brought again. */
export class Traffic {
  private waiting: Delivery[] = [];
  private notNoted: Delivery[] = [];
  private calls: ClaimedOperation[] = [];
  private answers: Answered[] = [];
  private readonly bank;

  constructor(
    private readonly ctx: Context,
    private readonly random: () => number,
  ) {
    this.bank = openSandboxGateway(ctx.databases.common, ctx.random);
  }

  /** Brings so many of what is on its way, and asks the bank now and then. */
  async some(steps: number): Promise<void> {
    await this.take();
    for (let step = 0; step < steps; step += 1) if (!(await this.step())) return;
  }

  /** Brings all, until nothing is on its way and the bank has nothing to answer. */
  async settle(): Promise<void> {
    await this.take();
    while (await this.step());
  }

  /** Brings again what was brought lately. */
  repeat(): void {
    this.waiting.push(...this.notNoted.splice(0));
  }

  /** Every process dies: calls and answers under way are forgotten, and what was not noted comes again. Claims run out. */
  async crash(): Promise<void> {
    this.repeat();
    this.calls = [];
    this.answers = [];
    await run(this.ctx.databases.of("payments"), {
      text: "UPDATE payments.gateway_operation SET due_at = clock_timestamp() WHERE status = 'CALLING'",
    });
  }

  private async step(): Promise<boolean> {
    const steps: (() => Promise<void>)[] = [];
    if (this.waiting.length > 0) steps.push(...Array.from({ length: 3 }, () => () => this.bring()));
    if (this.calls.length > 0) steps.push(() => this.call());
    if (this.answers.length > 0) steps.push(() => this.record());
    if (steps.length > 0 && this.random() < 0.9) {
      await steps[Math.floor(this.random() * steps.length)]?.();
      return true;
    }
    const claimed = await claimOperations(this.ctx, 3);
    this.calls.push(...claimed);
    return steps.length > 0 || claimed.length > 0;
  }

  /** Up to four of what waits for one service on one topic, as one delivery. */
  private async bring(): Promise<void> {
    const first = this.waiting[Math.floor(this.random() * this.waiting.length)];
    if (!first) return;
    const most = 1 + Math.floor(this.random() * 4);
    const batch = this.waiting
      .filter(({ service, sent }) => service === first.service && sent.topic === first.sent.topic)
      .slice(0, most);
    this.waiting = this.waiting.filter((delivery) => !batch.includes(delivery));
    await deliver(
      this.ctx,
      first.service,
      batch.map(({ sent }) => sent),
    );
    this.notNoted = [...this.notNoted, ...batch].slice(-NOT_NOTED);
    await this.take();
  }

  private async call(): Promise<void> {
    const [operation] = this.calls.splice(Math.floor(this.random() * this.calls.length), 1);
    if (operation)
      this.answers.push({ operation, outcome: await callGateway(this.ctx, this.bank, operation) });
  }

  private async record(): Promise<void> {
    await recordOutcomes(this.ctx, this.answers.splice(0));
    await this.take();
  }

  private async take(): Promise<void> {
    for (const sent of await takeAll(this.ctx)) {
      for (const service of hearersOf(sent.topic)) this.waiting.push({ service, sent });
    }
  }
}
