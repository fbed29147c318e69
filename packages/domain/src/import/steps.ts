import type { PastStay } from "./past-stay";

/** What happens to a past stay on one of its days. */
export type Step = { stay: PastStay; kind: "BOOKED" | "CHECKED_IN" | PastStay["end"]["as"]; on: string };

/** All that happens to a stay, one after another. */
export function stepsOf(stay: PastStay): Step[] {
  const booked: Step = { stay, kind: "BOOKED", on: stay.bookedOn };
  const end: Step = { stay, kind: stay.end.as, on: stay.end.on };
  return stay.end.as === "CHECKED_OUT"
    ? [booked, { stay, kind: "CHECKED_IN", on: stay.arrival }, end]
    : [booked, end];
}

/** In the order of replay: by day, within a day by its parts, within a part by line. */
export const inOrderOfReplay = (a: Step, b: Step): number =>
  compare(a.on, b.on) || partOfDay(a) - partOfDay(b) || a.stay.line - b.stay.line;

/**
 * Within a day releases come before bookings, and those who arrive after them. What is booked and given up on one day is released when
 * all of that day is booked.
 */
function partOfDay({ kind, on, stay }: Step): number {
  if (kind === "BOOKED") return 1;
  if (kind === "CHECKED_IN") return 2;
  return on === stay.bookedOn ? 3 : 0;
}

/** Whether a step gives nights back. Who leaves has lived theirs. */
export const isRelease = ({ kind }: Step): boolean => kind === "CANCELLED" || kind === "NO_SHOW";

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
