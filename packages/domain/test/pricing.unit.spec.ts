import { plan } from "@roomstream/domain/demo/demo-hotel";
import type { Tax } from "@roomstream/domain/property/contract";
import { type NightlyPrice, priceStay } from "@roomstream/domain/rates/pricing";
import { guaranteeOf } from "@roomstream/domain/rates/queries/guarantee-of";
import {
  basisPointsOf,
  exponentOf,
  formatMoney,
  splitByWeight,
  taxInside,
} from "@roomstream/domain/shared/money";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const flexible = plan({
  ratePlanId: "FLEX",
  name: "Flexible",
  guarantee: "AUTHORIZE",
  heldBp: 5_000,
  dueNowBp: 2_500,
});
const nights = (...amounts: number[]): NightlyPrice[] =>
  amounts.map((amount, nth) => ({
    night: `2026-12-0${nth + 1}`,
    amount,
    extraAdult: 2_000,
    extraChild: 1_000,
  }));
const vat: Tax = { kind: "PERCENT_INCLUDED", name: "VAT", basisPoints: 600 };
const service: Tax = { kind: "PERCENT_ON_TOP", name: "Service", basisPoints: 1_000 };
const city: Tax = { kind: "PER_ADULT_NIGHT", name: "City tax", amount: 200, mostNights: 2 };

describe("the price of a stay", () => {
  it("given the three kinds of tax, then the included is inside the room's price, and the others are on top of it", () => {
    const { totals } = priceStay(flexible, nights(10_600, 10_600, 10_600), { adults: 2, children: 0 }, [
      vat,
      service,
      city,
    ]);
    expect(totals).toEqual({
      room: 31_800,
      includedTax: 1_800,
      tax: 3 * 1_060 + 2 * 2 * 200,
      total: 31_800 + 3_980,
      taxLines: [
        { name: "VAT", amount: 1_800, included: true },
        { name: "Service", amount: 3_180, included: false },
        { name: "City tax", amount: 800, included: false },
      ],
    });
  });

  it("given more people and a plan with breakfast, then people are adjusted by the plan, and breakfast is not", () => {
    const breakfast = { ...flexible, adjustmentBp: -1_000, adultSupplement: 1_500, childSupplement: 700 };
    const priced = priceStay(breakfast, nights(10_000), { adults: 3, children: 2 }, []);
    expect(priced.totals.room).toBe((10_000 + 2_000 + 2_000) * 0.9 + 3 * 1_500 + 2 * 700);
  });

  it("given one adult, then the price is that of two", () => {
    expect(priceStay(flexible, nights(10_000), { adults: 1, children: 0 }, []).totals.room).toBe(10_000);
  });

  it("given two taxes inside the price, then their lines add up to the whole of it", () => {
    const half = (name: string): Tax => ({ kind: "PERCENT_INCLUDED", name, basisPoints: 300 });
    const { totals } = priceStay(flexible, nights(18), { adults: 2, children: 0 }, [half("a"), half("b")]);
    expect(totals.includedTax).toBe(1);
    expect(totals.taxLines.map((line) => line.amount)).toEqual([1, 0]);
  });

  it("given any prices and taxes, then the parts add up to the whole and net and tax to the gross, night by night", () => {
    const amount = fc.integer({ min: 0, max: 50_000_000 });
    const rate = fc.integer({ min: 0, max: 3_000 });
    fc.assert(
      fc.property(
        fc.array(amount, { minLength: 1, maxLength: 9 }),
        fc.array(fc.tuple(fc.constantFrom("PERCENT_INCLUDED", "PERCENT_ON_TOP"), rate), { maxLength: 4 }),
        fc.integer({ min: -5_000, max: 5_000 }),
        fc.integer({ min: 1, max: 4 }),
        (amounts, rates, adjustmentBp, adults) => {
          const taxes = rates.map(
            ([kind, basisPoints], nth) => ({ kind, name: `${nth}`, basisPoints }) as Tax,
          );
          const priced = priceStay(
            { ...flexible, adjustmentBp },
            nights(...amounts),
            { adults, children: 1 },
            taxes,
          );
          const { totals } = priced;
          const sum = (values: number[]) => values.reduce((all, value) => all + value, 0);
          const lines = (included: boolean) =>
            sum(totals.taxLines.filter((line) => line.included === included).map((line) => line.amount));
          expect(sum(priced.nights.map((night) => night.amount))).toBe(totals.room);
          expect(sum(priced.nights.map((night) => night.net)) + totals.includedTax).toBe(totals.room);
          expect(lines(true)).toBe(totals.includedTax);
          expect(lines(false)).toBe(totals.tax);
          expect(totals.room + totals.tax).toBe(totals.total);
          for (const night of priced.nights) {
            expect(Number.isSafeInteger(night.amount) && Number.isSafeInteger(night.net)).toBe(true);
            expect(night.net).toBeLessThanOrEqual(night.amount);
          }
          const { toAuthorize, toCapture } = guaranteeOf(flexible, totals.total);
          expect(toCapture).toBeLessThanOrEqual(toAuthorize);
          expect(toAuthorize).toBeLessThanOrEqual(totals.total);
        },
      ),
    );
  });
});

describe("money", () => {
  it("rounds half away from zero, on both sides of it", () => {
    expect([
      basisPointsOf(1_050, 600),
      basisPointsOf(25, 200),
      basisPointsOf(-25, 200),
      basisPointsOf(24, 200),
    ]).toEqual([63, 1, -1, 0]);
    expect(basisPointsOf(9_007_199_254_740_991, 10_000)).toBe(9_007_199_254_740_991);
  });

  it("finds the tax inside a price, and none where there is none", () => {
    expect([taxInside(10_600, 600), taxInside(0, 600), taxInside(10_600, 0), taxInside(1, 10_000)]).toEqual([
      600, 0, 0, 0,
    ]);
  });

  it("splits with the largest remainder, so that the parts add up to the whole", () => {
    expect(splitByWeight(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(splitByWeight(7, [0, 5, 2])).toEqual([0, 5, 2]);
    fc.assert(
      fc.property(fc.nat(), fc.array(fc.nat({ max: 10_000 }), { minLength: 1 }), (amount, weights) => {
        const parts = splitByWeight(amount, weights);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount);
        expect(parts.every((part) => part >= 0)).toBe(true);
      }),
    );
  });

  it("is shown by the exponent of its currency", () => {
    expect([formatMoney(12_900, "EUR"), formatMoney(12_900, "JPY")]).toEqual(["€129.00", "¥12,900"]);
    expect([exponentOf("EUR"), exponentOf("JPY"), exponentOf("KWD")]).toEqual([2, 0, 3]);
  });
});
