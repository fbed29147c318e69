import type { MoneyOf } from "../../payments/queries/money-of";
import type { Folio } from "../contract";
import type { ReservationRow, Sold } from "../stored-reservation";

/** What the payments service says of the money of a reservation. */
export type Money = Omit<MoneyOf, "charges">;

/** A stay as it is billed. */
export type Billed = Pick<ReservationRow, "status" | "fee"> & {
  sold: { totals: Pick<Sold["totals"], "total" | "currency"> };
};

/** What the guest has paid by card and at the desk, and was not given back. */
const paidOf = ({ captured, refunded, cash }: Money): number => captured - refunded + cash;

/** What is kept of a price or a fee of which the house lets the guest off a part. */
export const keptOf = (charged: number, allowed: number): number => Math.max(0, charged - allowed);

/** What the guest is to pay in all: the price, or the fee of a stay that does not take place; less what is let off. */
export function billOf({ status, fee, sold }: Billed, { allowed }: Pick<Money, "allowed">): number {
  const ended = status === "CANCELLED" || status === "NO_SHOW";
  return keptOf(ended ? fee : sold.totals.total, allowed);
}

/** The bill and what was paid of it; a balance below zero is to be given back. */
export function folioOfStay(stay: Billed, money: Money): Folio {
  const charges = billOf(stay, money);
  return {
    charges,
    payments: money.captured + money.cash,
    authorized: money.authorized,
    refunds: money.refunded,
    balance: charges - paidOf(money),
    currency: stay.sold.totals.currency,
  };
}

/** What becomes of the money when this fee is charged: taken first of what is paid, then of what is held. */
export function settlementOf(money: Money, fee: number): { refund: number; released: number } {
  const paid = paidOf(money);
  const kept = keptOf(fee, money.allowed);
  const stillToTake = Math.min(Math.max(0, kept - paid), money.authorized);
  return { refund: Math.max(0, paid - kept), released: money.authorized - stillToTake };
}

/** By which ways money goes back of which so much is kept. Cash pays that first; the card pays what is then still missing. */
export const waysBack = (paid: { card: number; cash: number }, kept: number) => ({
  toCard: Math.max(0, paid.card - Math.max(0, kept - paid.cash)),
  atDesk: Math.max(0, paid.cash - kept),
});
