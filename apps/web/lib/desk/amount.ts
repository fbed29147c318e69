import { moneyParts } from "../money";

/** How many digits follow the point in a currency: two for euros, none for yen. */
const digitsOf = (currency: string) => Math.max(0, moneyParts({ amount: 0, currency }).minor.length - 1);

/** An amount as it is written into a field: 12900 EUR is "129.00". */
export const written = (amount: number, currency: string) =>
  (amount / 10 ** digitsOf(currency)).toFixed(digitsOf(currency));

/** What somebody wrote as an amount, in minor units; undefined when it is none. A comma is as good as a point. */
export function readAmount(text: string, currency: string): number | undefined {
  const digits = digitsOf(currency);
  const match = /^(\d{1,9})(?:[.,](\d+))?$/.exec(text.trim());
  const minor = match?.[2] ?? "";
  if (!match || minor.length > digits) return undefined;
  return Number(match[1]) * 10 ** digits + Number(minor.padEnd(digits, "0") || 0);
}
