import type { Tax } from "../property/contract";
import { basisPointsOf, taxInside } from "../shared/money";
import { type Party, type PricedNight, type Totals, totalsOf } from "./queries/totals-of-nights";

/** A rate plan as pricing needs it; see the table `rates.rate_plan`. */
export type RatePlan = {
  ratePlanId: string;
  name: string;
  includes: string;
  adjustmentBp: number;
  adultSupplement: number;
  childSupplement: number;
  guarantee: "NONE" | "AUTHORIZE" | "PREPAY";
  heldBp: number;
  dueNowBp: number;
  freeCancellationDays: number | null;
  freeCancellationHour: number;
  cancellationFeeBp: number;
};

/** A room type's price for one night and two adults, and what more people add. */
export type NightlyPrice = { night: string; amount: number; extraAdult: number; extraChild: number };

export type PricedStay = { nights: PricedNight[]; totals: Totals };

const BASE_ADULTS = 2;

/** Prices a stay, night by night, in minor units. Every amount is rounded once, on its night; totals are sums. */
export function priceStay(plan: RatePlan, prices: NightlyPrice[], party: Party, taxes: Tax[]): PricedStay {
  const includedBp = sum(taxes.map((tax) => (tax.kind === "PERCENT_INCLUDED" ? tax.basisPoints : 0)));
  const nights = prices.map((price) => {
    const amount = nightAmount(plan, price, party);
    return { date: price.night, amount, net: amount - taxInside(amount, includedBp) };
  });
  return { nights, totals: totalsOf(nights, party, taxes) };
}

/** Base price and people, adjusted by the plan, plus what the plan includes for each of them. */
function nightAmount(plan: RatePlan, price: NightlyPrice, party: Party): number {
  const people =
    price.amount +
    Math.max(0, party.adults - BASE_ADULTS) * price.extraAdult +
    party.children * price.extraChild;
  const supplements = party.adults * plan.adultSupplement + party.children * plan.childSupplement;
  return people + basisPointsOf(people, plan.adjustmentBp) + supplements;
}

const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0);
