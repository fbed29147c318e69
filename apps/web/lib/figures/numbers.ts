import { formatMoney, moneyParts, signedMoney } from "../money";

/** What stands where there is nothing to compute: no room is sold, none is available. */
export const NOTHING = "–";

const MINUS = "−";
const whole = new Intl.NumberFormat("en-GB");

const signOf = (value: number) => (value > 0 ? "+" : value < 0 ? MINUS : "");
const tenths = (value: number) => Math.round(value * 10) / 10;

/** 1,284 */
export const count = (value: number) => `${value < 0 ? MINUS : ""}${whole.format(Math.abs(value))}`;

/** +19, −2, 0 */
export const signedCount = (value: number) => `${signOf(value)}${count(Math.abs(value))}`;

/** "85.2 %" of 0.852 */
export const percent = (share: number | null) =>
  share === null ? NOTHING : `${(share * 100).toFixed(1)}\u00a0%`;

/** "+5.6" for 0.852 after 0.796: what lies between two percentages, in points. */
export const pointsBetween = (now: number | null, before: number | null) => {
  if (now === null || before === null) return undefined;
  const points = tenths((now - before) * 100);
  return `${signOf(points)}${Math.abs(points).toFixed(1)}`;
};

/** "+3.9 %": by how much of what it was something changed; undefined where it was nothing. */
export const changeFrom = (now: number | null, before: number | null) => {
  if (now === null || before === null || before === 0) return undefined;
  const change = tenths((now / before - 1) * 100);
  return `${signOf(change)}${Math.abs(change).toFixed(1)}\u00a0%`;
};

/** The amount where there is one. */
export const amountIn = (currency: string) => (amount: number | null) =>
  amount === null ? NOTHING : formatMoney({ amount, currency });

/** +€3,587.74 */
export const signedAmount = (amount: number, currency: string) => signedMoney({ amount, currency });

/** €143,569: a sum of a month, rounded, where minor units are noise. */
export function roundAmount(amount: number, currency: string): string {
  const unit = 10 ** Math.max(0, moneyParts({ amount, currency }).minor.length - 1);
  return moneyParts({ amount: Math.round(amount / unit) * unit, currency }).whole;
}
