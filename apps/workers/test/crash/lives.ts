import { randomUUID } from "node:crypto";
import { findProperty } from "@roomstream/domain/property/queries/find-property";
import { createReservation } from "@roomstream/domain/reservations/create-reservation";
import type { Context } from "@roomstream/domain/shared/context";
import type { Result } from "@roomstream/domain/shared/result";
import { addDays } from "@roomstream/domain/shared/stay";
import { HOTEL, requestFor } from "@roomstream/domain/testing/test-hotel";
import { type End, ends, LIVES_PLAN, type LifeFound, readLives } from "./life-ends";
import { fulfil, type Wish, type WishKind } from "./wishes";

/** What guests live through, step by step; the next step is asked for one round later. */
const PATHS: WishKind[][] = [["change", "cancel"], ["checkIn", "refund", "checkOut"], ["noShow"]];
/** Asked again later: what was there before is still on its way. */
const NOT_YET = new Set(["CHANGE_PENDING", "NOT_CONFIRMED", "TOO_MUCH"]);
const REFUNDED = 1_000;

type Life = {
  reservationId: string;
  confirmationNumber: string;
  arrival: string;
  path: WishKind[];
  done: WishKind[];
};
/** Who is asked: the command itself, or a process that runs it; null when it cannot be known what it answered. */
export type Asking = (confirmationNumber: string, wish: Wish) => Promise<Result<unknown> | null>;

/** Stays that go on after they are confirmed, each along its path, and what must have become of them. */
export class Lives {
  private readonly lives: Life[] = [];
  private round = 0;
  private rooms = 0;

  constructor(private readonly ctx: Context) {}

  get ids(): string[] {
    return this.lives.map((life) => life.reservationId);
  }

  /** How often each wish was fulfilled. */
  get fulfilled(): Map<WishKind, number> {
    const kinds = this.lives.flatMap((life) => life.done);
    return new Map(PATHS.flat().map((kind) => [kind, kinds.filter((done) => done === kind).length]));
  }

  /** Everybody takes the next step, each round another guest first; then as many new guests book. */
  async goOn(): Promise<void> {
    this.round += 1;
    const going = this.lives.filter((life) => life.done.length < life.path.length);
    const first = this.round % Math.max(1, going.length);
    for (const life of [...going.slice(first), ...going.slice(0, first)]) await this.takeStep(life);
    await this.begin();
  }

  /** New guests, for today, with a plan that keeps a fee of who cancels now. */
  async begin(): Promise<void> {
    const property = await findProperty({ ctx: this.ctx, propertyId: HOTEL.propertyId });
    if (!property) throw new Error("the hotel is not open");
    const arrival = property.businessDate;
    for (const path of PATHS) {
      const created = await createReservation({
        ctx: this.ctx,
        input: requestFor(this.ctx, { arrival, ratePlanId: LIVES_PLAN }),
        caller: "guest",
        idempotencyKey: randomUUID(),
        actor: "guest",
      });
      if (!created.ok) throw new Error(created.refusal.message);
      const { reservationId, confirmationNumber } = created.value;
      this.lives.push({ reservationId, confirmationNumber, arrival, path, done: [] });
    }
  }

  /** One guest who waits for this takes the step, asked in another way. */
  async takeNext(kind: WishKind, asking: Asking): Promise<void> {
    const life = this.lives.find(({ path, done }) => path[done.length] === kind);
    if (!life) throw new Error(`no guest is about to ${kind}`);
    await this.takeStep(life, asking);
  }

  /** What became of these guests other than it must, as sentences. */
  async surprises(): Promise<string[]> {
    const found = new Map(
      (await readLives(this.ctx.databases.common)).map((row) => [row.reservation_id, row]),
    );
    return this.lives.flatMap((life) => surpriseOf(life, found.get(life.reservationId)) ?? []);
  }

  private async takeStep(
    life: Life,
    asking: Asking = (number, wish) => fulfil(this.ctx, number, wish),
  ): Promise<void> {
    const kind = life.path[life.done.length];
    if (!kind) return;
    const done = await asking(life.confirmationNumber, this.wish(kind, life));
    if (done?.ok === false && NOT_YET.has(done.refusal.code)) return;
    if (done?.ok === false) throw new Error(`${kind}: ${done.refusal.message}`);
    life.done.push(kind);
  }

  private wish(kind: WishKind, { arrival }: Life): Wish {
    switch (kind) {
      case "change":
        return { kind, departure: addDays(arrival, 3) };
      case "checkIn":
        this.rooms += 1;
        return { kind, roomId: `DOUBLE-${this.rooms}` };
      case "refund":
        return { kind, amount: REFUNDED };
      default:
        return { kind };
    }
  }
}

function surpriseOf(life: Life, found: LifeFound | undefined): string | undefined {
  const end: End = ends[life.done.at(-1) ?? "booked"];
  const { reservation_id: _id, ...is } = found ?? { reservation_id: "" };
  return JSON.stringify(is) === JSON.stringify(end)
    ? undefined
    : `${life.reservationId} (after ${life.done.join(", ") || "booking"}) is ${JSON.stringify(is)} instead of ${JSON.stringify(end)}`;
}
