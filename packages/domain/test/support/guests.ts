import { newReservation } from "@roomstream/domain/reservations/new-reservation";
import { recordReservation } from "@roomstream/domain/reservations/record-reservation";
import type { Context } from "@roomstream/domain/shared/context";
import { basisPointsOf } from "@roomstream/domain/shared/money";
import { addDays, businessDateAt, nightsOf } from "@roomstream/domain/shared/stay";
import { HOTEL, NIGHT } from "@roomstream/domain/testing/test-hotel";

export type Asked = {
  guarantee: "NONE" | "AUTHORIZE" | "PREPAY";
  token: string;
  roomTypeId: string;
  /** Days from today to the arrival. */
  ahead: number;
  nights: number;
  /** What the clock says when the guest asks, against the real one. */
  clockMs: number;
  /** What the policy keeps from the first moment on. */
  fee: number;
  /** Given away. */
  complimentary: boolean;
};

const HELD = { NONE: 0, AUTHORIZE: 5_000, PREPAY: 10_000 };
const DUE = { NONE: 0, AUTHORIZE: 2_500, PREPAY: 10_000 };

/** A context whose clock is off by so much. */
export const shifted = (ctx: Context, ms: number): Context => ({
  ...ctx,
  clock: { now: () => new Date(Date.now() + ms) },
});

/**
 * Records a guest's request without asking first whether a room is left: what is asked here is what becomes of it
 * when it was taken meanwhile.
 */
export async function ask(ctx: Context, own: Partial<Asked> = {}): Promise<string> {
  const asked: Asked = {
    guarantee: "AUTHORIZE",
    token: "tok_visa",
    roomTypeId: "DOUBLE",
    ahead: 10,
    nights: 2,
    clockMs: 0,
    fee: 0,
    complimentary: false,
    ...own,
  };
  const { guarantee, roomTypeId, token } = asked;
  const at = shifted(ctx, asked.clockMs);
  const businessDate = businessDateAt(at.clock.now(), HOTEL.timeZone);
  const arrival = addDays(businessDate, asked.ahead);
  const departure = addDays(arrival, asked.nights);
  const nights = nightsOf({ arrival, departure }).map((date) => ({ date, amount: NIGHT, net: 9_434 }));
  const total = nights.length * NIGHT;
  const money = (basisPoints: number) => ({ amount: basisPointsOf(total, basisPoints), currency: "EUR" });
  const { row, guest } = newReservation(
    at,
    {
      propertyId: HOTEL.propertyId,
      roomTypeId,
      ratePlanId: guarantee,
      arrival,
      departure,
      adults: 2,
      children: 0,
      guest: { firstName: "Ada", lastName: "Lovelace", email: "ada@example.com" },
      notes: "",
    },
    {
      roomTypeId,
      roomTypeName: roomTypeId,
      ratePlanId: guarantee,
      ratePlanName: guarantee,
      includes: "",
      nights,
      totals: {
        room: total,
        tax: 0,
        total,
        currency: "EUR",
        includedTax: total - nights.length * 9_434,
        taxLines: [],
      },
      guarantee,
      dueNow: money(DUE[guarantee]),
      heldNow: money(HELD[guarantee]),
      cancellationPolicy: { freeUntil: null, fee: { amount: asked.fee, currency: "EUR" }, text: "" },
    },
    guarantee === "NONE" ? null : token,
    {
      occurredAt: at.clock.now(),
      actor: "guest",
      channel: "DIRECT",
      complimentary: asked.complimentary,
      expires: true,
    },
  );
  const once = {
    kind: "key" as const,
    caller: "guest",
    key: row.reservation_id,
    requestHash: Buffer.from("x"),
  };
  const recorded = await recordReservation(at, row, guest, businessDate, once);
  if (!recorded) throw new Error("a fresh request was not recorded");
  return row.reservation_id;
}
