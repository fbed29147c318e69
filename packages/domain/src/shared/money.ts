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

/** Splits an amount of 0 or more by weights, with the largest remainder: the parts always add up to the whole. */
export function splitByWeight(amount: number, weights: number[]): number[] {
  const whole = BigInt(weights.reduce((sum, weight) => sum + weight, 0));
  if (whole === 0n) return weights.map((_, index) => (index === 0 ? amount : 0));
  const exact = weights.map((weight, index) => {
    const share = BigInt(amount) * BigInt(weight);
    return { index, part: Number(share / whole), remainder: share % whole };
  });
  const parts = exact.map(({ part }) => part);
  let left = amount - parts.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact.toSorted((a, b) => Number(b.remainder - a.remainder) || a.index - b.index);
  for (const { index } of byRemainder) {
    if (left === 0) break;
    parts[index] = (parts[index] ?? 0) + 1;
    left -= 1;
  }
  return parts;
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

const exponents = new Map<string, number>();

/** Decimal places of a currency by ISO 4217: 2 for EUR, 0 for JPY. */
export function exponentOf(currency: string): number {
  let exponent = exponents.get(currency);
  if (exponent === undefined) {
    const format = new Intl.NumberFormat("en", { style: "currency", currency });
    exponent = format.resolvedOptions().maximumFractionDigits ?? 2;
    exponents.set(currency, exponent);
  }
  return exponent;
}
