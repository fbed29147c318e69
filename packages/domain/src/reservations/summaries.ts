import type { EventOf } from "@roomstream/events/envelope";
import { dayInWords } from "../shared/dates";
import { formatMoney } from "../shared/money";
import type { ReservationRow } from "./stored-reservation";

/** One line for people for each thing that a timeline shows. */
export const summaryOfRequest = (row: Pick<ReservationRow, "arrival" | "departure" | "sold">): string =>
  `Asked for ${row.sold.roomTypeName}, ${dayInWords(row.arrival)} to ${dayInWords(row.departure)}`;

export function summaryOfEnd(row: ReservationRow): string {
  if (row.status === "CONFIRMED") return "Confirmed";
  switch (row.cancellation_reason) {
    case "SOLD_OUT":
      return "Not confirmed: the room was taken by somebody else";
    case "PAYMENT_FAILED":
      return "Not confirmed: the card was not accepted";
    case "TIMED_OUT":
      return "Not confirmed: the answers did not come in time";
    default:
      return "Cancelled";
  }
}

export const summaryOfHold = (event: EventOf<"availability.updated">): string =>
  event.data.cause === "HELD" ? `${nights(event.data.nights.length)} held` : "Put on sale";

export const summaryOfRejection = (event: EventOf<"availability.rejected">): string =>
  event.data.reason === "SOLD_OUT"
    ? `No room left on ${severalDays(event.data.fullNights)}`
    : "The time to hold the nights had passed";

export const summaryOfRelease = (event: EventOf<"availability.released">): string =>
  `${nights(event.data.nights.length)} given back`;

export const summaryOfPayment = (
  event: EventOf<
    "payment.initiated" | "payment.authorized" | "payment.captured" | "payment.voided" | "payment.failed"
  >,
): string => {
  const amount = formatMoney(event.data.amount, event.data.currency);
  switch (event.eventType) {
    case "payment.initiated":
      return `Asking the bank to hold ${amount}`;
    case "payment.authorized":
      return `${amount} held on the card`;
    case "payment.captured":
      return `${amount} paid`;
    case "payment.voided":
      return `${amount} let go`;
    case "payment.failed":
      return `The card was not accepted for ${amount}`;
    default:
      return event satisfies never;
  }
};

export const summaryOfPrice = (event: EventOf<"rate.applied">): string =>
  `Price fixed at ${formatMoney(event.data.roomTotal, event.data.currency)} for the room`;

const nights = (count: number): string => (count === 1 ? "1 night" : `${count} nights`);

/** A long stay can be full on dozens of nights: a line has room for a few. */
const DAYS_IN_A_LINE = 3;
const severalDays = (dates: string[]): string => {
  const named = dates.slice(0, DAYS_IN_A_LINE).map(dayInWords).join(", ");
  const more = dates.length - DAYS_IN_A_LINE;
  return more > 0 ? `${named} and ${more} more ${more === 1 ? "night" : "nights"}` : named;
};
