import { run, transaction } from "@roomstream/db/transaction";
import type { Gateway, GatewayRequest } from "@roomstream/domain/payments/gateway/port";
import type { Operation } from "@roomstream/domain/payments/payment";
import { pursue } from "@roomstream/domain/payments/pursue";
import type { Word } from "@roomstream/domain/payments/want";
import type { Context } from "@roomstream/domain/shared/context";
import { seal, tokenAbout } from "@roomstream/domain/shared/sealing";

/** When a word arrives while a call to the gateway is under way. */
export type Moment = "before the claim" | "during the call" | "after the answer";

/** What a stay asks of the card, in cents. */
export const TERMS = { currency: "EUR", toAuthorize: 10_000, toCapture: 5_000, total: 20_000 };
export const LONGER = { currency: "EUR", toAuthorize: 15_000, toCapture: 7_500, total: 30_000 };

/** Says words of one reservation to payments, each in a transaction of its own unless they come together. */
export class Speaker {
  private readonly sealedToken: string;

  constructor(
    private readonly ctx: Context,
    token: string,
    readonly reservationId: string = ctx.random.uuid(),
  ) {
    const key = ctx.secrets.keyFor("payment-tokens");
    this.sealedToken = seal(key, ctx.random.bytes(12), token, tokenAbout(this.reservationId));
  }

  async say(...words: object[]): Promise<void> {
    const { ctx } = this;
    await transaction(ctx.databases.of("payments"), async (tx) => {
      for (const word of words) await pursue(ctx, tx, [this.pursuitOf(word)]);
    });
  }

  private pursuitOf(word: object) {
    const { ctx, reservationId, sealedToken } = this;
    const whole = { terms: TERMS, ...word } as Word;
    const eventId = ctx.random.uuid();
    const occurredAt = ctx.clock.now().toISOString();
    const cause = {
      eventId,
      propertyId: "TEST-001",
      correlationId: eventId,
      actor: "guest",
      businessDate: occurredAt.slice(0, 10),
      occurredAt,
    };
    const lived =
      whole.kind === "SETTLE"
        ? { nights: [{ date: "2026-12-01", amount: whole.terms.total, net: whole.terms.total }], tax: 0 }
        : undefined;
    const said = { ...whole, terms: { ...whole.terms, sealedToken } };
    return { reservationId, cause, word: said, ...(lived ? { lived } : {}) };
  }
}

type Trap = { kind: Operation["kind"]; nth: number; moment: Moment; act: () => Promise<void> };

/** A gateway that lets something happen in the house just while it is asked, once for each reservation. */
export class TrappedGateway implements Gateway {
  private readonly traps = new Map<string, Trap>();
  private readonly seen = new Map<string, Set<string>>();

  constructor(
    private readonly ctx: Context,
    private readonly bank: Gateway,
  ) {}

  /** Sets a trap at the nth call of a kind for a reservation. */
  set(reservationId: string, trap: Trap): void {
    this.traps.set(reservationId, trap);
  }

  async send(request: GatewayRequest, signal: AbortSignal) {
    const reservationId = await this.reservationOf(request);
    const trap = this.traps.get(reservationId);
    const calls = this.seen.get(`${reservationId}/${request.kind}`) ?? new Set();
    this.seen.set(`${reservationId}/${request.kind}`, calls.add(request.key));
    const springs = trap !== undefined && trap.kind === request.kind && calls.size === trap.nth;
    if (springs && trap.moment === "during the call") await this.spring(reservationId, trap);
    const outcome = await this.bank.send(request, signal);
    if (springs && trap.moment === "after the answer") await this.spring(reservationId, trap);
    return outcome;
  }

  lookUp(key: string, signal: AbortSignal) {
    return this.bank.lookUp(key, signal);
  }

  private async spring(reservationId: string, trap: Trap): Promise<void> {
    if (this.traps.delete(reservationId)) await trap.act();
  }

  private async reservationOf(request: GatewayRequest): Promise<string> {
    if (request.kind === "AUTHORIZE") return request.reference;
    const [charge] = await run<{ reference: string }>(this.ctx.databases.of("payments"), {
      text: "SELECT reference FROM sandbox_gateway.charge WHERE charge_id = $1",
      values: [request.chargeId],
    });
    return charge?.reference ?? "";
  }
}
