import { type Payment, taken } from "./payment";
import { targetOf } from "./target";

/** How a refund is made: at the desk of what was paid too much, the rest let off, to the card first. */
export type Split = { toCard: number; atDesk: number; letOff: number };

/** What may still be given back: what was paid, less what is on its way back to the card by itself. */
export const refundable = (payment: Payment): number =>
  Math.min(taken(payment), targetOf(payment)?.taken ?? 0) + payment.cash;

/**
 * Splits a refund of no more than what may be given back. Money that was paid too much at the desk goes back there and lets nobody off
 * anything; what is given back beyond that is goodwill, and what the stay wants is so much less from then on.
 * `due` is what the guest is to have paid in the end.
 */
export function splitRefund(payment: Payment, amount: number, due: number): Split {
  const onCard = refundable(payment) - payment.cash;
  const tooMuch = Math.max(0, onCard + payment.cash - (due - payment.allowed));
  const returned = Math.min(amount, tooMuch, payment.cash);
  const letOff = amount - returned;
  const toCard = Math.min(letOff, onCard);
  return { toCard, atDesk: amount - toCard, letOff };
}
