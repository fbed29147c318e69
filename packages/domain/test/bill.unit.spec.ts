import { billOf, folioOfStay, settlementOf, waysBack } from "@roomstream/domain/reservations/queries/bill";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const NOTHING = { authorized: 0, captured: 0, refunded: 0, cash: 0, allowed: 0 };
const price = { totals: { total: 10_000, currency: "EUR" } };

describe("the bill of a stay", () => {
  it("given the guest was let off a part of the price, then it is that much less, and paid with less", () => {
    const money = { ...NOTHING, cash: 7_000, allowed: 3_000 };
    const stay = { status: "CHECKED_IN" as const, fee: 0, sold: price };
    expect(folioOfStay(stay, money)).toMatchObject({ charges: 7_000, payments: 7_000, balance: 0 });
  });

  it("given a stay that will not be, then it is its fee, and never less than nothing of it", () => {
    const stay = { status: "CANCELLED" as const, fee: 2_000, sold: price };
    const money = { ...NOTHING, cash: 7_000, allowed: 3_000 };
    expect(billOf(stay, { ...money, allowed: 500 })).toBe(1_500);
    expect(folioOfStay(stay, money)).toMatchObject({ charges: 0, balance: -7_000 });
  });

  it("given any money and fee, then what a cancellation gives back is what the bill was paid too much", () => {
    const amount = fc.integer({ min: 0, max: 100_000 });
    fc.assert(
      fc.property(amount, amount, amount, amount, (captured, cash, allowed, fee) => {
        const money = { ...NOTHING, captured, cash, allowed };
        const stay = { status: "NO_SHOW" as const, fee, sold: price };
        const { refund } = settlementOf(money, fee);
        const { toCard, atDesk } = waysBack({ card: captured, cash }, billOf(stay, money));
        expect(refund).toBe(Math.max(0, -folioOfStay(stay, money).balance));
        expect(toCard + atDesk).toBe(refund);
        expect(toCard).toBeLessThanOrEqual(captured);
        expect(atDesk).toBeLessThanOrEqual(cash);
      }),
    );
  });
});
