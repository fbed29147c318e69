import type { EventOf } from "@roomstream/events/envelope";
import { dayInWords } from "../../shared/dates";
import type { About, Letter } from "../mail";
import { datesInWords, stayInLines } from "./stay-in-words";

export function confirmation(event: EventOf<"reservation.confirmed">, about: About): Letter {
  const { stayDetails, confirmationNumber } = event.data;
  return {
    subject: `you are booked from ${dayInWords(stayDetails.arrival)} (${confirmationNumber})`,
    lines: [`your room at ${about.property.name} is yours.`, "", ...stayInLines(event, about)],
  };
}

const REASONS: Record<EventOf<"reservation.cancelled">["data"]["reason"], string> = {
  SOLD_OUT: "somebody else took the last room a moment before you",
  PAYMENT_FAILED: "your card was not accepted",
  TIMED_OUT: "the answers we needed did not come in time",
  GUEST: "you asked us to cancel it",
  HOTEL: "we had to cancel it",
};

export function notConfirmed({ data }: EventOf<"reservation.cancelled">, { property }: About): Letter {
  return {
    subject: `your request ${data.confirmationNumber} could not be confirmed`,
    lines: [
      `your request for ${datesInWords(data)} ended without a booking: ${REASONS[data.reason]}.`,
      "Nothing stays held on your card, and nothing was taken.",
      "",
      `You are welcome to choose other dates or another room: call us at ${property.phone}.`,
    ],
  };
}
