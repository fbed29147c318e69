import { randomUUID } from "node:crypto";
import { createReservation } from "@roomstream/domain/reservations/create-reservation";
import type { Context } from "@roomstream/domain/shared/context";
import { addDays, businessDateAt } from "@roomstream/domain/shared/stay";
import { HOTEL, openTestHotel, requestFor } from "@roomstream/domain/testing/test-hotel";
import { LIVES_PLAN } from "./life-ends";
import type { Pool } from "./pool";

/** Rooms of each type; of a SUITE only one is on sale on each night. */
const ROOMS = 160;
const SLOTS = 58;

type Plan = "NONE" | "FLEX" | "PREPAY";
/** What a confirmed stay of two nights holds and takes at once, in cents. */
const MONEY = {
  NONE: { authorized: 0, captured: 0 },
  FLEX: { authorized: 10_000, captured: 5_000 },
  PREPAY: { authorized: 20_000, captured: 20_000 },
};
const NO_MONEY = { authorized: 0, captured: 0 };

type Wish = { roomTypeId?: "SUITE"; plan: Plan; token?: string; arrival: string };
type Booked = Wish & { reservationId: string; outcome: Outcome };
/** `LAST_ROOM`: of all that ask for the one suite of a night, one is confirmed and the others are told SOLD_OUT. */
type Outcome = "CONFIRMED" | "PAYMENT_FAILED" | "TIMED_OUT" | "LAST_ROOM";

type Found = {
  reservation_id: string;
  status: string;
  cancellation_reason: string | null;
  authorized: number;
  captured: number;
  released: number;
};

/** Makes bookings and remembers what must become of each that was acknowledged. */
export class Bookings {
  private readonly booked: Booked[] = [];
  private slot = 0;
  private round = 0;

  constructor(private readonly ctx: Context) {}

  get count(): number {
    return this.booked.length;
  }

  /** Opens the hotel, or opens it again, which tells about it anew. */
  async openHotel(): Promise<void> {
    await openTestHotel(this.ctx, ROOMS);
    await this.pool.query(
      "UPDATE availability.availability_calendar SET blocked = sell_limit - 1 WHERE room_type_id = 'SUITE' AND blocked = 0",
    );
  }

  /** A card that is good, one that is declined, no card, one that fails twice now and then, and two guests for the last suite. */
  async bookSome(): Promise<void> {
    const arrival = this.nextArrival();
    this.round += 1;
    const token = this.round % 10 === 0 ? "tok_flaky" : "tok_visa";
    // First one whose loss would show: a booking that is declined ends the same without availability.
    await this.book({ arrival, plan: "FLEX", token }, "CONFIRMED");
    await Promise.all([
      this.book({ arrival, plan: "FLEX", token: "tok_declined" }, "PAYMENT_FAILED"),
      this.book({ arrival, plan: "NONE" }, "CONFIRMED"),
      this.book({ arrival, plan: "FLEX", token: "tok_visa", roomTypeId: "SUITE" }, "LAST_ROOM"),
      this.book({ arrival, plan: "PREPAY", token: "tok_visa", roomTypeId: "SUITE" }, "LAST_ROOM"),
    ]);
  }

  /** A booking that is past its time-out before anybody has answered it. */
  async bookTooLate(): Promise<void> {
    const reservationId = await this.book(
      { arrival: this.nextArrival(), plan: "FLEX", token: "tok_visa" },
      "TIMED_OUT",
    );
    await this.pool.query(
      "UPDATE reservations.reservation SET expires_at = clock_timestamp() - interval '10 s' WHERE reservation_id = $1",
      [reservationId],
    );
  }

  /** How many are not decided. */
  async pending(): Promise<number> {
    const { rows } = await this.pool.query<{ count: number }>(
      "SELECT count(*)::int FROM reservations.reservation WHERE status = 'PENDING'",
    );
    return rows[0]?.count ?? 0;
  }

  /** Remembers a booking that was made elsewhere. */
  remember(reservationId: string, arrival: string): void {
    this.booked.push({ reservationId, arrival, plan: "FLEX", token: "tok_visa", outcome: "CONFIRMED" });
  }

  /** An arrival whose nights still have a room of each type. */
  nextArrival(): string {
    this.slot += 1;
    const today = businessDateAt(this.ctx.clock.now(), HOTEL.timeZone);
    return addDays(today, 1 + 2 * (this.slot % SLOTS));
  }

  private get pool(): Pool {
    return this.ctx.databases.common;
  }

  private async book(wish: Wish, outcome: Outcome): Promise<string> {
    const { arrival, plan: ratePlanId, roomTypeId, token } = wish;
    const created = await createReservation({
      ctx: this.ctx,
      input: requestFor(this.ctx, {
        arrival,
        ratePlanId,
        ...(roomTypeId ? { roomTypeId } : {}),
        payment: token ? { token } : undefined,
      }),
      caller: "guest",
      idempotencyKey: randomUUID(),
      actor: "guest",
    });
    // Whoever asks when the last suite is held already is refused at once, and nothing was promised.
    if (!created.ok && created.refusal.code === "SOLD_OUT" && outcome === "LAST_ROOM") return "";
    if (!created.ok) throw new Error(created.refusal.message);
    const { reservationId } = created.value;
    this.booked.push({ ...wish, reservationId, outcome });
    return reservationId;
  }

  /** What became of acknowledged bookings other than it must, as sentences. */
  async surprises(): Promise<string[]> {
    const { rows } = await this.pool.query<Found>(
      `SELECT r.reservation_id, r.status, r.cancellation_reason, p.authorized, p.captured, p.voided + p.refunded AS released
        FROM reservations.reservation r LEFT JOIN payments.payment p USING (reservation_id) WHERE r.rate_plan_id <> $1`,
      [LIVES_PLAN],
    );
    const found = new Map(rows.map((row) => [row.reservation_id, row]));
    const surprises = this.booked.flatMap(
      (booked) => surpriseOf(booked, found.get(booked.reservationId)) ?? [],
    );
    const suites = new Map<string, Booked[]>();
    for (const booked of this.booked.filter(({ outcome }) => outcome === "LAST_ROOM")) {
      suites.set(booked.arrival, [...(suites.get(booked.arrival) ?? []), booked]);
    }
    for (const [arrival, guests] of suites) {
      const won = guests.filter(({ reservationId }) => found.get(reservationId)?.status === "CONFIRMED");
      if (won.length !== 1) surprises.push(`the one suite of ${arrival} was given to ${won.length} guests`);
    }
    const unknown = rows.length - this.booked.length;
    if (unknown !== 0) surprises.push(`${rows.length} reservations from ${this.booked.length} bookings`);
    return surprises;
  }

  /** How many guests were told SOLD_OUT after they had been acknowledged. */
  async soldOut(): Promise<number> {
    const { rows } = await this.pool.query<{ count: number }>(
      "SELECT count(*)::int FROM reservations.reservation WHERE cancellation_reason = 'SOLD_OUT'",
    );
    return rows[0]?.count ?? 0;
  }
}

function surpriseOf({ reservationId, plan, outcome }: Booked, found: Found | undefined): string | undefined {
  const says = `${reservationId} (${plan}, must be ${outcome}) is ${JSON.stringify(found)}`;
  if (!found) return says;
  if (found.status === "CONFIRMED") {
    const allowed = outcome === "CONFIRMED" || outcome === "LAST_ROOM";
    const right = sameMoney(found, MONEY[plan]) && found.released === 0;
    return allowed && right ? undefined : says;
  }
  const reason = outcome === "LAST_ROOM" ? "SOLD_OUT" : outcome;
  const charged = outcome === "PAYMENT_FAILED" ? NO_MONEY : MONEY[plan];
  const right = found.cancellation_reason === reason && found.released === found.authorized;
  return right && (sameMoney(found, NO_MONEY) || found.authorized === charged.authorized) ? undefined : says;
}

const sameMoney = (found: Found, money: typeof NO_MONEY): boolean =>
  found.authorized === money.authorized && found.captured === money.captured;
