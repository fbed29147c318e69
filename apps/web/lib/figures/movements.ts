import type { Movement } from "@roomstream/domain/analytics/contract";
import { nightsBetween } from "../dates";
import { nightsOf } from "../words";
import { shortDay } from "./short-day";

/** What moved the books, in a few words: "3 nights from 4 Dec", "2 nights cancelled". */
export function movementWords({
  kind,
  arrival,
  departure,
}: Pick<Movement, "kind" | "arrival" | "departure">): string {
  const nights = nightsBetween(arrival, departure);
  switch (kind) {
    case "BOOKED":
      return `${nightsOf(nights)} from ${shortDay(arrival)}`;
    case "CHANGED":
      return `now ${nightsOf(nights)} from ${shortDay(arrival)}`;
    case "CANCELLED":
      return `${nightsOf(nights)} cancelled`;
    case "NO_SHOW":
      return `did not come ${shortDay(arrival)}`;
  }
}
