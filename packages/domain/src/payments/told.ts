import type { NewEvent } from "@roomstream/events/envelope";
import type { Payment } from "./payment";

type PaymentEvent = Extract<NewEvent, { eventType: `payment.${string}`; data: { reservationId: string } }>;
type Content<Event extends PaymentEvent> = Event extends PaymentEvent
  ? { eventType: Event["eventType"] } & Omit<Event["data"], "reservationId" | "currency">
  : never;

/** What a decision tells: an event's content without what its payment adds. */
export type Told = Content<PaymentEvent>;
export type Posted = Extract<Told, { eventType: "payment.posted" }>;

/** What became of a payment; the very same one when nothing changed. */
export type Decision = { payment: Payment; told: Told[] };

/** A posting on the folio; without tax unless `net` says so. */
export const posted = (
  payment: Payment,
  entry: Posted["entry"],
  amount: number,
  more: { net?: number; night?: string } = {},
): Posted => ({
  eventType: "payment.posted",
  // The desk may be faster than the news of the stay.
  stayVersion: Math.max(1, payment.stayVersion),
  entry,
  amount,
  net: more.net ?? 0,
  night: more.night ?? null,
  account: accountOf(payment),
});

/** Where what the guest pays goes: a deposit until the guest is in the house or the stay has ended. */
export const accountOf = ({ onFolio }: Payment) =>
  onFolio ? ("GUEST_FOLIO" as const) : ("GUEST_DEPOSITS" as const);
