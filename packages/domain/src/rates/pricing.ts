import type { Tax } from "../property/contract";
import { basisPointsOf, splitByWeight, taxInside } from "../shared/money";

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

export type Party = { adults: number; children: number };

export type TaxLine = { name: string; amount: number; included: boolean };

/** `amount` is what the guest sees, `net` what of it is the hotel's own. */
export type PricedNight = { date: string; amount: number; net: number };

export type PricedStay = {
  nights: PricedNight[];
  totals: {
    room: number;
    tax: number;
    total: number;
    includedTax: number;
    taxLines: TaxLine[];
  };
};

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

/** What nights cost together, with the taxes over all of them, whenever each of them was priced. */
export function totalsOf(nights: PricedNight[], party: Party, taxes: Tax[]): PricedStay["totals"] {
  const included = taxes.filter((tax) => tax.kind === "PERCENT_INCLUDED");
  const room = sum(nights.map((night) => night.amount));
  const includedTax = room - sum(nights.map((night) => night.net));
  const parts = splitByWeight(
    includedTax,
    included.map((tax) => tax.basisPoints),
  );
  const lineOf = (tax: Tax): TaxLine => {
    switch (tax.kind) {
      case "PERCENT_INCLUDED":
        return { name: tax.name, amount: parts[included.indexOf(tax)] ?? 0, included: true };
      case "PERCENT_ON_TOP": {
        const onTop = nights.map((night) => basisPointsOf(night.amount, tax.basisPoints));
        return { name: tax.name, amount: sum(onTop), included: false };
      }
      case "PER_ADULT_NIGHT": {
        const taxed = Math.min(nights.length, tax.mostNights ?? nights.length);
        return { name: tax.name, amount: taxed * party.adults * tax.amount, included: false };
      }
    }
  };
  const taxLines = taxes.map(lineOf);
  const tax = sum(taxLines.filter((line) => !line.included).map((line) => line.amount));
  return { room, tax, total: room + tax, includedTax, taxLines };
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

/** What the plan asks of the card for a total: what is held, and what of it is captured when the booking confirms. */
export const guaranteeOf = (plan: RatePlan, total: number): { toAuthorize: number; toCapture: number } => ({
  toAuthorize: basisPointsOf(total, plan.heldBp),
  toCapture: basisPointsOf(total, plan.dueNowBp),
});

const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0);
