import type { ReservationView } from "../reservations/contract";
import { type Payment, taken } from "./payment";

/** What the guest is to have paid in the end: the price while the stay is ahead, else the bill, or the fee. */
export const dueOf = (payment: Payment, view: ReservationView): number => {
  const ended = payment.wanted === "SETTLE" || payment.wanted === "RELEASE";
  return ended ? payment.due : view.totals.total;
};

/** What of that is not paid, whatever the card still stands for. */
export const owed = (payment: Payment, view: ReservationView): number =>
  Math.max(0, dueOf(payment, view) - payment.allowed - payment.cash - taken(payment));
