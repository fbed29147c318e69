import { nextOperation, type Payment, settle, type Want, want } from "@roomstream/domain/payments/payment";
import { describe, expect, it } from "vitest";

const NOW = new Date("2026-11-22T10:00:00Z");
const PAST = new Date(NOW.getTime() - 1);
const terms = { currency: "EUR", toAuthorize: 10_000, toCapture: 2_500, sealedToken: "v1.x" };
const nothing: Payment = {
  stayVersion: 0,
  wanted: "NOTHING_YET",
  status: "NONE",
  reason: null,
  terms: null,
  authorized: 0,
  captured: 0,
  voided: 0,
  refunded: 0,
  chargeId: null,
  expiresAt: null,
};
const authorize = (own = {}): Want => ({ kind: "AUTHORIZE", stayVersion: 1, terms, expiresAt: NOW, ...own });
const capture: Want = { kind: "CAPTURE", stayVersion: 1, terms };
const release: Want = { kind: "RELEASE", stayVersion: 2 };
const ok = { ok: true, chargeId: "charge-1" } as const;

/** Lets the gateway agree to everything until nothing more is wanted, and says what was done. */
function carriedOut(payment: Payment): { payment: Payment; done: string[] } {
  const done: string[] = [];
  let now = payment;
  for (let next = nextOperation(now); next; next = nextOperation(now)) {
    done.push(`${next.kind} ${next.amount}`);
    now = settle(now, next, ok, NOW).payment;
  }
  return { payment: now, done };
}
const after = (...wants: Want[]) =>
  wants.reduce((payment, wish) => want(payment, wish, NOW).payment, nothing);
const held = carriedOut(after(authorize())).payment;
const paid = carriedOut(want(held, capture, NOW).payment).payment;

describe("the money of a reservation", () => {
  it("given a good card, then it is held, and what is due now is taken when the booking confirms", () => {
    expect(want(nothing, authorize(), NOW).told).toEqual({ eventType: "payment.initiated", amount: 10_000 });
    expect(held).toMatchObject({ status: "AUTHORIZED", authorized: 10_000, chargeId: "charge-1" });
    expect(carriedOut(want(held, capture, NOW).payment).done).toEqual(["CAPTURE 2500"]);
    expect(paid).toMatchObject({ status: "CAPTURED", captured: 2_500 });
  });

  it("given a plan without a guarantee, then the bank is never asked", () => {
    const free = { ...terms, toAuthorize: 0, toCapture: 0 };
    for (const wants of [[authorize({ terms: free })], [{ ...capture, terms: free }, release]] as Want[][]) {
      const payment = after(...wants);
      expect(payment.status).toBe("NONE");
      expect(nextOperation(payment)).toBeNull();
    }
  });

  it("given a declined card, then it fails for the bank's reason, and nothing more is asked", () => {
    const decision = settle(
      after(authorize()),
      { kind: "AUTHORIZE", amount: 10_000 },
      { ok: false, reason: "card_declined" },
      NOW,
    );
    expect(decision.told).toEqual({ eventType: "payment.failed", amount: 10_000 });
    expect(decision.payment).toMatchObject({ status: "FAILED", reason: "card_declined" });
    expect(nextOperation(decision.payment)).toBeNull();
    expect(nextOperation(want(decision.payment, release, NOW).payment)).toBeNull();
  });

  it("given the request comes after its time, then the bank is not asked", () => {
    const decision = want(nothing, authorize({ expiresAt: PAST }), NOW);
    expect(decision.told).toEqual({ eventType: "payment.failed", amount: 10_000 });
    expect(nextOperation(decision.payment)).toBeNull();
  });

  it("given the bank agrees after the time, then it is told as failed, and let go", () => {
    const asked = { ...after(authorize()), expiresAt: PAST };
    const decision = settle(asked, { kind: "AUTHORIZE", amount: 10_000 }, ok, NOW);
    expect(decision.told).toEqual({ eventType: "payment.failed", amount: 10_000 });
    expect(carriedOut(decision.payment)).toMatchObject({ done: ["VOID 10000"], payment: { voided: 10_000 } });
    // It stays so, whatever of the same version is heard after it.
    for (const wish of [authorize(), capture]) {
      expect(want(decision.payment, wish, NOW)).toEqual({ payment: decision.payment, told: null });
    }
  });

  it("given a confirmation is heard before its request, then the card is held and charged all the same", () => {
    expect(carriedOut(after(capture, authorize())).done).toEqual(["AUTHORIZE 10000", "CAPTURE 2500"]);
  });
});

describe("letting go, in whatever state", () => {
  const refused = settle(
    want(held, capture, NOW).payment,
    { kind: "CAPTURE", amount: 2_500 },
    { ok: false, reason: "amount_too_large" },
    NOW,
  );
  it.each<[string, Payment, string[]]>([
    ["before anything was heard", nothing, []],
    ["before the bank was asked", after(authorize()), []],
    ["while money is held", held, ["VOID 10000"]],
    ["when a part was taken", paid, ["VOID 7500", "REFUND 2500"]],
    ["when taking was refused", refused.payment, ["VOID 10000"]],
  ])("%s", (_, payment, done) => {
    const released = want(payment, release, NOW).payment;
    expect(carriedOut(released).done).toEqual(done);
    const end = carriedOut(released).payment;
    expect(end.authorized - end.captured - end.voided).toBe(0);
    expect(end.captured - end.refunded).toBe(0);
  });

  it("given the bank holds the money only after it was let go, then it is let go then", () => {
    const released = want(after(authorize()), release, NOW).payment;
    const decision = settle(released, { kind: "AUTHORIZE", amount: 10_000 }, ok, NOW);
    expect(carriedOut(decision.payment).done).toEqual(["VOID 10000"]);
  });

  it.each([authorize(), capture, release])(
    "given it was let go, when $kind comes late or again, then nothing changes",
    (wish) => {
      const tombstone = after(release);
      expect(want(tombstone, wish, NOW)).toEqual({ payment: tombstone, told: null });
    },
  );

  it.each([authorize(), capture, { kind: "RELEASE", stayVersion: 1 } as Want])(
    "given a newer version is known, when $kind of an older one comes, then nothing changes",
    (wish) => {
      const newer = { ...paid, stayVersion: 3 };
      expect(want(newer, wish, NOW)).toEqual({ payment: newer, told: null });
    },
  );
});
