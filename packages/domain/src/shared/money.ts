/** Rounds basis points of an amount half away from zero, in minor units: 1050 at 600 bp is 63. */
export function basisPointsOf(amount: number, basisPoints: number): number {
  const exact = BigInt(amount) * BigInt(basisPoints);
  const sign = exact < 0n ? -1n : 1n;
  return Number(((exact * sign + 5_000n) / 10_000n) * sign);
}

/** The tax inside a gross amount at a rate in basis points: 10600 at 600 bp holds 600. */
export function taxInside(gross: number, basisPoints: number): number {
  const net = (BigInt(gross) * 10_000n + BigInt(10_000 + basisPoints) / 2n) / BigInt(10_000 + basisPoints);
  return gross - Number(net);
}

const displays = new Map<string, Intl.NumberFormat>();

/** `€129.00`, `¥12,900`: by the exponent of the currency. */
export function formatMoney(amount: number, currency: string): string {
  let display = displays.get(currency);
  if (!display) {
    display = new Intl.NumberFormat("en", { style: "currency", currency, currencyDisplay: "narrowSymbol" });
    displays.set(currency, display);
  }
  return display.format(amount / 10 ** exponentOf(currency));
}

/** Decimal places of a currency by ISO 4217: 2 for EUR, 0 for JPY. */
export const exponentOf = (currency: string): number =>
  new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
