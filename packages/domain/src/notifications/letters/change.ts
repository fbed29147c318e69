import type { EventOf } from "@roomstream/events/envelope";
import type { About, Letter } from "../mail";
import { datesInWords, stayInLines } from "./stay-in-words";

export const changed = (event: EventOf<"reservation.confirmed">, about: About): Letter => ({
  subject: `your stay was changed (${event.data.confirmationNumber})`,
  lines: ["your stay is changed as you asked. It is now:", "", ...stayInLines(event, about)],
});

const REASONS: Record<NonNullable<EventOf<"reservation.modified">["data"]["reason"]>, string> = {
  SOLD_OUT: "somebody else took the last room a moment before you",
  PAYMENT_FAILED: "your card was not accepted for what it costs more",
  TIMED_OUT: "the answers we needed did not come in time",
  ROOM_TAKEN: "your room is another guest's on one of the nights",
  GUEST: "you took the change back",
  HOTEL: "we had to take the change back",
};

export function notChanged({ data }: EventOf<"reservation.modified">): Letter {
  const reason = data.reason === null ? "it was taken back" : REASONS[data.reason];
  return {
    subject: `your stay could not be changed (${data.confirmationNumber})`,
    lines: [
      `your stay could not be changed: ${reason}.`,
      `It stays as it was, ${datesInWords(data)}, at the price that you booked it for; nothing more was taken.`,
    ],
  };
}
