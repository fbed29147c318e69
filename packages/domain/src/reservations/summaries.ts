import type { EventOf } from "@roomstream/events/envelope";
import { dayInWords } from "../shared/dates";
import { formatMoney } from "../shared/money";
import type { CancellationReason, WithdrawalReason } from "./contract";
import type { Outcome } from "./reservation";
import type { ProposedStay, ReservationRow } from "./stored-reservation";

/** One line for people for each thing that a timeline shows. */
export const summaryOfRequest = (row: Pick<ReservationRow, "arrival" | "departure" | "sold">): string =>
  `Asked for ${row.sold.roomTypeName}, ${dayInWords(row.arrival)} to ${dayInWords(row.departure)}`;

/** What became of a reservation by an answer; `row` is how it is afterwards. */
export function summaryOfOutcome(row: ReservationRow, outcome: Outcome): string {
  switch (outcome.kind) {
    case "CONFIRMED":
      return "Confirmed";
    case "CHANGED":
      return `Changed to ${stayInWords(row)}`;
    case "WITHDRAWN":
      return `Not changed: ${WITHDRAWALS[outcome.reason]}`;
    case "CANCELLED":
      return row.cancellation_reason === null ? "Cancelled" : CANCELLATIONS[row.cancellation_reason];
    default:
      return outcome satisfies never;
  }
}

const CANCELLATIONS: Record<CancellationReason, string> = {
  SOLD_OUT: "Not confirmed: the room was taken by somebody else",
  PAYMENT_FAILED: "Not confirmed: the card was not accepted",
  TIMED_OUT: "Not confirmed: the answers did not come in time",
  GUEST: "Cancelled by the guest",
  HOTEL: "Cancelled by the hotel",
};

const WITHDRAWALS: Record<WithdrawalReason, string> = {
  SOLD_OUT: "no room is left",
  PAYMENT_FAILED: "the card was not accepted",
  TIMED_OUT: "the answers did not come in time",
  ROOM_TAKEN: "the room is another guest's on a night of it",
  GUEST: "the guest took it back",
  HOTEL: "the hotel took it back",
};

/** A cancellation that was asked for. */
export function summaryOfCancellation(row: ReservationRow): string {
  const reason = row.cancellation_reason === "GUEST" ? CANCELLATIONS.GUEST : CANCELLATIONS.HOTEL;
  return row.fee === 0
    ? `${reason}, free of charge`
    : `${reason}; ${formatMoney(row.fee, row.sold.totals.currency)} is kept`;
}

export const summaryOfProposal = (proposal: ProposedStay): string =>
  `Asked to change to ${stayInWords(proposal)}, ${formatMoney(proposal.sold.totals.total, proposal.sold.totals.currency)}`;

const stayInWords = ({ sold, arrival, departure }: Pick<ReservationRow, "sold" | "arrival" | "departure">) =>
  `${sold.roomTypeName}, ${dayInWords(arrival)} to ${dayInWords(departure)}`;

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
    | "payment.initiated"
    | "payment.authorized"
    | "payment.captured"
    | "payment.voided"
    | "payment.failed"
    | "payment.refunded"
  >,
): string => {
  const amount = formatMoney(event.data.amount, event.data.currency);
  switch (event.eventType) {
    case "payment.initiated":
      return `Asking the bank to hold ${amount}`;
    case "payment.authorized":
      return event.data.operationId === null
        ? "What the card stands for is enough"
        : `${amount} held on the card`;
    case "payment.captured":
      return `${amount} paid`;
    case "payment.voided":
      return `${amount} let go`;
    case "payment.refunded":
      return `${amount} given back`;
    case "payment.failed":
      return `The card was not accepted for ${amount}`;
    default:
      return event satisfies never;
  }
};

const ENTRIES: Record<EventOf<"payment.posted">["data"]["entry"], string> = {
  NIGHT: "for the night",
  CANCELLATION_FEE: "for cancelling",
  NO_SHOW_FEE: "for not coming",
  CASH: "paid at the desk",
  CASH_BACK: "given back at the desk",
  ADJUSTMENT: "to the price of the stay as it was",
  ALLOWANCE: "let off by the house",
  DEPOSIT_APPLIED: "paid before, put on the folio",
  DEPOSIT_RETURNED: "paid before, a deposit again",
};

export const summaryOfPosting = ({ data }: EventOf<"payment.posted">): string => {
  const day = data.night === null ? "" : ` of ${dayInWords(data.night)}`;
  return `${formatMoney(data.amount, data.currency)} ${ENTRIES[data.entry]}${day}`;
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
