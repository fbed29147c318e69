import type { EventOf } from "@roomstream/events/envelope";
import type { PropertyDetails } from "../property/contract";
import type { Guest } from "../reservations/contract";
import { dayInWords, dayOfYearInWords } from "../shared/dates";
import { formatMoney } from "../shared/money";

export type Mail = { to: string; subject: string; text: string };

type Ended = EventOf<"reservation.confirmed"> | EventOf<"reservation.cancelled">;

/** The mail that tells a guest how a request ended. */
export function mailFor(event: Ended, guest: Guest, property: PropertyDetails): Mail {
  return event.eventType === "reservation.confirmed"
    ? confirmation(event, guest, property)
    : notConfirmed(event, guest, property);
}

function confirmation(
  event: EventOf<"reservation.confirmed">,
  guest: Guest,
  property: PropertyDetails,
): Mail {
  const { stayDetails, pricingDetails, guarantee, confirmationNumber } = event.data;
  const money = (amount: number) => formatMoney(amount, pricingDetails.currency);
  const atHotel = pricingDetails.total - guarantee.toCapture;
  return {
    to: guest.email,
    subject: `${property.name}: you are booked from ${dayInWords(stayDetails.arrival)} (${confirmationNumber})`,
    text: [
      `Dear ${guest.firstName} ${guest.lastName},`,
      "",
      `your room at ${property.name} is yours.`,
      "",
      `Confirmation number  ${confirmationNumber}`,
      `Arrive               ${dayOfYearInWords(stayDetails.arrival)}, from ${property.checkInFrom}`,
      `Leave                ${dayOfYearInWords(stayDetails.departure)}, until ${property.checkOutUntil}`,
      `Total                ${money(pricingDetails.total)}, taxes in it`,
      `Paid now             ${money(guarantee.toCapture)}`,
      `At the hotel         ${money(atHotel)}`,
      "",
      `${property.address}`,
      `${property.phone}, ${property.deskHours}`,
    ].join("\n"),
  };
}

const REASONS: Record<EventOf<"reservation.cancelled">["data"]["reason"], string> = {
  SOLD_OUT: "somebody else took the last room a moment before you",
  PAYMENT_FAILED: "your card was not accepted",
  TIMED_OUT: "the answers we needed did not come in time",
  GUEST: "you asked us to cancel it",
  HOTEL: "we had to cancel it",
};

function notConfirmed(
  event: EventOf<"reservation.cancelled">,
  guest: Guest,
  property: PropertyDetails,
): Mail {
  const { stayDetails, reason, confirmationNumber } = event.data;
  return {
    to: guest.email,
    subject: `${property.name}: your request ${confirmationNumber} could not be confirmed`,
    text: [
      `Dear ${guest.firstName} ${guest.lastName},`,
      "",
      `your request for ${dayInWords(stayDetails.arrival)} to ${dayOfYearInWords(stayDetails.departure)} ended without a booking: ${REASONS[reason]}.`,
      "Nothing stays held on your card, and nothing was taken.",
      "",
      `You are welcome to choose other dates or another room: call us at ${property.phone}.`,
    ].join("\n"),
  };
}
