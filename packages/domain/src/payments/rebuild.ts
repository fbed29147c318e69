import { CHARGING_ENTRIES } from "@roomstream/events/catalog/payment";
import type { EventOf } from "@roomstream/events/envelope";

/** What a payment's events say of it: to be compared with what is stored. */
export type RebuiltPayment = {
  reservationId: string;
  authorized: number;
  captured: number;
  voided: number;
  refunded: number;
  cash: number;
  allowed: number;
  /** Nights and fees on the folio. */
  charges: number;
};

export type RebuiltEvent = EventOf<
  | "payment.authorized"
  | "payment.failed"
  | "payment.captured"
  | "payment.voided"
  | "payment.refunded"
  | "payment.posted"
>;

/** Folds the facts of `payment.*` into what each reservation's payment must be; no order is needed, each fact adds. */
export function rebuildPayments(events: Iterable<RebuiltEvent>): Map<string, RebuiltPayment> {
  const rebuilt = new Map<string, RebuiltPayment>();
  const seen = new Set<string>();
  for (const event of events) {
    if (seen.has(event.eventId)) continue;
    seen.add(event.eventId);
    const { reservationId } = event.data;
    const payment = rebuilt.get(reservationId) ?? nothing(reservationId);
    rebuilt.set(reservationId, after(payment, event));
  }
  // The oldest events of an authorisation that came too late do not name its charge; what was let go of it was held.
  for (const payment of rebuilt.values()) {
    payment.authorized = Math.max(payment.authorized, payment.captured + payment.voided);
  }
  return rebuilt;
}

const nothing = (reservationId: string): RebuiltPayment => ({
  reservationId,
  authorized: 0,
  captured: 0,
  voided: 0,
  refunded: 0,
  cash: 0,
  allowed: 0,
  charges: 0,
});

function after(payment: RebuiltPayment, event: RebuiltEvent): RebuiltPayment {
  const { amount } = event.data;
  switch (event.eventType) {
    case "payment.authorized":
      return { ...payment, authorized: payment.authorized + amount };
    case "payment.failed":
      // What came too late was held all the same, until it was let go.
      return event.data.chargeId === null ? payment : { ...payment, authorized: payment.authorized + amount };
    case "payment.captured":
      return { ...payment, captured: payment.captured + amount };
    case "payment.voided":
      return { ...payment, voided: payment.voided + amount };
    case "payment.refunded":
      return { ...payment, refunded: payment.refunded + amount };
    case "payment.posted":
      return afterPosting(payment, event.data.entry, amount);
    default:
      return event satisfies never;
  }
}

type Entry = EventOf<"payment.posted">["data"]["entry"];

const isCharging = (entry: Entry): entry is (typeof CHARGING_ENTRIES)[number] =>
  CHARGING_ENTRIES.some((charging) => charging === entry);

function afterPosting(payment: RebuiltPayment, entry: Entry, amount: number): RebuiltPayment {
  if (isCharging(entry)) return { ...payment, charges: payment.charges + amount };
  switch (entry) {
    case "CASH":
      return { ...payment, cash: payment.cash + amount };
    case "CASH_BACK":
      return { ...payment, cash: payment.cash - amount };
    case "ALLOWANCE":
      return { ...payment, allowed: payment.allowed + amount };
    case "DEPOSIT_APPLIED":
    case "DEPOSIT_RETURNED":
      return payment;
    default:
      return entry satisfies never;
  }
}
