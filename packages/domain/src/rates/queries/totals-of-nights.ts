import type { Tax } from "../../property/contract";
import { basisPointsOf, splitByWeight } from "../../shared/money";

export type Party = { adults: number; children: number };

/** `amount` is what the guest sees, `net` what of it is the hotel's own. */
export type PricedNight = { date: string; amount: number; net: number };

export type Totals = { room: number; tax: number; total: number; includedTax: number; taxLines: TaxLine[] };
export type TaxLine = { name: string; amount: number; included: boolean };

/** What nights cost together, with the taxes over all of them, whenever each of them was priced. */
export function totalsOf(nights: PricedNight[], party: Party, taxes: Tax[]): Totals {
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

const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0);
