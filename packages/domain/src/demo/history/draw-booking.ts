import type { Chance } from "./chance";
import type { Demand } from "./demand";
import type { LocalMoment, Span } from "./past-life";

const HOUR = 60;

/** Guests book by day; who comes the same day has booked before the evening. */
export function drawBooking(chance: Chance, demand: Demand, span: Span, arrival: number): LocalMoment {
  const [least, most] = chance.oneOf(demand.leadDays);
  const lead = between(chance, least, most);
  const day = Math.max(span.booksFrom, arrival - lead);
  return { day, minute: between(chance, 8 * HOUR, day === arrival ? 20 * HOUR : 23 * HOUR) };
}

/** A whole number from the first to before the second. */
export const between = (chance: Chance, from: number, to: number): number =>
  from + Math.floor(chance.fraction() * (to - from));
