import type { PropertyDetails } from "@roomstream/domain/property/contract";
import { addDays, fullDate, isCalendarDate, longDate, nightsBetween, weekday } from "./dates";

export interface Stay {
  arrival: string;
  departure: string;
  adults: number;
  children: number;
}

/** A hotel with the longest stay that it sells. It is told by the server, so that no page loads a schema for it. */
export type BookableHotel = PropertyDetails & { mostNights: number };

export interface SearchValues {
  get(name: string): string | null;
}

export const MOST_GUESTS = 20;

const whole = (text: string | null, least: number, otherwise: number) => {
  const value = Number(text ?? otherwise);
  return Number.isInteger(value) && value >= least ? Math.min(value, MOST_GUESTS) : otherwise;
};

/** Two nights from the Friday that is at least ten days away: what a page proposes before anyone chose. */
export const proposedStay = (today: string): Stay => {
  const from = addDays(today, 10);
  const arrival = addDays(from, (5 - weekday(from) + 7) % 7);
  return { arrival, departure: addDays(arrival, 2), adults: 2, children: 0 };
};

/** The stay that an address asks for; null where it names no dates at all. */
export const stayOf = (values: SearchValues, today: string): { stay: Stay; asked: boolean } => {
  const proposed = proposedStay(today);
  const arrival = values.get("arrival");
  const departure = values.get("departure");
  return {
    stay: {
      arrival: arrival ?? proposed.arrival,
      departure: departure ?? (arrival && isCalendarDate(arrival) ? addDays(arrival, 2) : proposed.departure),
      adults: whole(values.get("adults"), 1, 2),
      children: whole(values.get("children"), 0, 0),
    },
    asked: arrival !== null || departure !== null,
  };
};

export const stayQuery = (stay: Stay, more: Record<string, string> = {}) =>
  new URLSearchParams({
    arrival: stay.arrival,
    departure: stay.departure,
    adults: String(stay.adults),
    children: String(stay.children),
    ...more,
  }).toString();

/** Why a stay cannot be asked for, in words that say what to do; null when it can. */
export const stayProblem = (
  stay: Stay,
  limits: Pick<BookableHotel, "businessDate" | "sellableUntil" | "roomTypes" | "mostNights">,
): string | null => {
  if (!isCalendarDate(stay.arrival) || !isCalendarDate(stay.departure))
    return "These dates cannot be read. Choose the day you arrive and the day you leave.";
  const nights = nightsBetween(stay.arrival, stay.departure);
  if (nights < 1) return "The day you leave has to come after the day you arrive.";
  if (stay.arrival < limits.businessDate)
    return `${fullDate(stay.arrival)} has passed. Choose a day from ${longDate(limits.businessDate)} on.`;
  if (nights > limits.mostNights)
    return `A stay booked here has ${limits.mostNights} nights at most. For a longer one, call the house.`;
  if (stay.departure > limits.sellableUntil)
    return `The book is open until ${fullDate(limits.sellableUntil)}. Choose earlier days.`;
  const most = Math.max(0, ...limits.roomTypes.map((type) => type.maxGuests));
  if (most > 0 && stay.adults + stay.children > most)
    return `The largest room here takes ${most} guests. Book two rooms, one after the other, or call the house.`;
  return null;
};
