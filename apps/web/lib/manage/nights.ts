import { addDays, nightsBetween } from "../dates";

/** How far a stay can be moved: what the hotel sells, and what it allows of one stay. */
export interface Limits {
  earliest: string;
  /** The last date on which it may end. */
  until: string;
  mostNights: number;
  /** A stay that has begun keeps its arrival. */
  begun: boolean;
}

interface Dates {
  arrival: string;
  departure: string;
}

/** The nearest day to leave on that can be had. */
export const leaveOn = (wanted: string, { arrival }: Dates, { earliest, until, mostNights }: Limits) => {
  const first = [addDays(arrival, 1), earliest].sort().at(-1) ?? wanted;
  const last = [addDays(arrival, mostNights), until].sort()[0] ?? wanted;
  return wanted < first ? first : wanted > last ? last : wanted;
};

/** The nearest day to arrive on that can be had. */
export const arriveOn = (wanted: string, { arrival, departure }: Dates, limits: Limits) => {
  if (limits.begun) return arrival;
  const first = [addDays(departure, -limits.mostNights), limits.earliest].sort().at(-1) ?? wanted;
  const last = addDays(departure, -1);
  return wanted < first ? first : wanted > last ? last : wanted;
};

/** Every night of a stay, in order. */
export const nightsIn = ({ arrival, departure }: Dates) =>
  Array.from({ length: nightsBetween(arrival, departure) }, (_, index) => addDays(arrival, index));
