import type { Tax } from "../property/contract";
import { type Party, type PricedNight, type Totals, totalsOf } from "../rates/queries/totals-of-nights";
import { taxInside } from "../shared/money";

type Priced = { nights: PricedNight[]; totals: Totals };

/**
 * A stay that costs no less than was paid for good when it was sold: what its nights cost less stands on the last of them, as it does
 * when a guest leaves early. Taxes on top are those of the nights that it has.
 */
export function noLessThan(least: number, { nights, totals }: Priced, party: Party, taxes: Tax[]): Priced {
  const lacking = least - totals.total;
  if (lacking <= 0) return { nights, totals };
  const includedBp = taxes.reduce(
    (sum, tax) => (tax.kind === "PERCENT_INCLUDED" ? sum + tax.basisPoints : sum),
    0,
  );
  const raised = nights.map((night, index) =>
    index === nights.length - 1
      ? {
          ...night,
          amount: night.amount + lacking,
          net: night.net + lacking - taxInside(lacking, includedBp),
        }
      : night,
  );
  const { room, includedTax, taxLines } = totalsOf(raised, party, taxes);
  const lines = taxLines.map((line, index) => (line.included ? line : (totals.taxLines[index] ?? line)));
  return { nights: raised, totals: { room, tax: totals.tax, total: least, includedTax, taxLines: lines } };
}
