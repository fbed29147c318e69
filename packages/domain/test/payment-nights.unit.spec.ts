import { type ChargedStay, chargeOf, type NightCharge, restOf } from "@roomstream/domain/payments/nights";
import { addDays } from "@roomstream/domain/shared/stay";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";

// Thousands of runs take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const ARRIVAL = "2026-12-01";
const stayOf = (amounts: number[], tax: number): ChargedStay => ({
  nights: amounts.map((amount, index) => ({ date: addDays(ARRIVAL, index), amount, net: amount })),
  tax,
});
const sum = (charges: NightCharge[]) => charges.reduce((all, charge) => all + charge.amount, 0);
const night = (index: number) => addDays(ARRIVAL, index);

/** Posts the first nights of a stay one by one, as the night audit does. */
function audited(stay: ChargedStay, nights: number, before: NightCharge[] = []): NightCharge[] {
  const posted = [...before];
  for (let index = before.length; index < nights; index += 1) {
    const charge = chargeOf(stay, posted, night(index));
    if (charge) posted.push(charge);
  }
  return posted;
}

describe("the nights on a folio", () => {
  it("given three nights and 1.00 of tourist tax, then the cents of the tax add up to it", () => {
    expect(audited(stayOf([10_000, 10_000, 10_000], 100), 3).map((charge) => charge.amount)).toEqual([
      10_034, 10_033, 10_033,
    ]);
  });

  it("given a price in yen, then it is split into whole yen", () => {
    const posted = audited(stayOf([18_000, 19_000], 301), 2);
    expect(posted.map((charge) => charge.amount)).toEqual([18_146, 19_155]);
  });

  it("given a night is posted, or is none of the stay, then nothing is charged for it", () => {
    const stay = stayOf([10_000, 10_000], 0);
    expect(chargeOf(stay, audited(stay, 1), night(0))).toBeUndefined();
    expect(chargeOf(stay, [], night(2))).toBeUndefined();
  });

  it("given check-out before any audit, then every night is charged", () => {
    expect(restOf(stayOf([10_000, 12_000], 50), [])).toHaveLength(2);
    expect(sum(restOf(stayOf([10_000, 12_000], 50), []))).toBe(22_050);
  });

  it("given the tax of fewer nights is more for each, then the difference is one line", () => {
    // Ten nights of which seven are taxed at 1.00; the guest leaves after five, all of them taxed.
    const posted = audited(stayOf(Array(10).fill(10_000), 700), 5);
    expect(restOf(stayOf(Array(5).fill(10_000), 500), posted)).toEqual([
      { night: null, amount: 150, net: 0 },
    ]);
  });

  it("given a night was posted that was not lived, then it is taken off again", () => {
    const posted = audited(stayOf([10_000, 11_000], 0), 2);
    expect(restOf(stayOf([10_000], 0), posted)).toEqual([{ night: null, amount: -11_000, net: -11_000 }]);
  });

  const amounts = fc.array(fc.nat(30_000), { minLength: 1, maxLength: 12 });
  it("given any stay that is extended or cut short on any night, then what is posted is the price of the stay as lived", () => {
    fc.assert(
      fc.property(
        amounts,
        fc.nat(5_000),
        amounts,
        fc.nat(5_000),
        fc.nat(12),
        (first, tax, then, thenTax, lived) => {
          const posted = audited(stayOf(first, tax), Math.min(lived, first.length));
          // Nights that stay keep their price.
          const kept = then.map((amount, index) => first[index] ?? amount);
          const stay = stayOf(kept, thenTax);
          const more = audited(stay, Math.min(lived, kept.length), posted.slice(0, kept.length));
          const rest = restOf(stay, [...posted, ...more.slice(Math.min(posted.length, kept.length))]);
          const all = [...posted, ...more.slice(Math.min(posted.length, kept.length)), ...rest];
          expect(sum(all)).toBe(kept.reduce((a, b) => a + b, 0) + thenTax);
          expect(all.reduce((a, charge) => a + charge.net, 0)).toBe(kept.reduce((a, b) => a + b, 0));
          const dates = all.flatMap((charge) => charge.night ?? []);
          expect(new Set(dates).size).toBe(dates.length);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
