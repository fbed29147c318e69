import { earlierOf, laterOf } from "../shared/follow";
import { HeldNights, type HeldStay, typeOf } from "./held-nights";
import { isRelease, type Step } from "./steps";

/** What a hotel needs of a room type to have held all its stays: the nights, and the most rooms on any one of them. */
export type Limit = HeldStay & { most: number };

/**
 * The limit of each hotel's room types: the greatest number of stays that a night ever holds, beginning with those that are `held`
 * and taking the steps in the order of replay. `known`: stays that are over, whose nights are to stay on sale too.
 */
export function limitsOf({
  known,
  held,
  steps,
}: {
  known: HeldStay[];
  held: HeldStay[];
  steps: Step[];
}): Limit[] {
  const limits = new Map<string, Limit>();
  const reach = ({ propertyId, roomTypeId, arrival, departure }: HeldStay, most: number) => {
    const limit = limits.get(typeOf({ propertyId, roomTypeId }));
    limits.set(typeOf({ propertyId, roomTypeId }), {
      propertyId,
      roomTypeId,
      arrival: earlierOf(limit?.arrival ?? arrival, arrival),
      departure: laterOf(limit?.departure ?? departure, departure),
      most: Math.max(limit?.most ?? 0, most),
    });
  };
  const nights = new HeldNights(held);
  for (const stay of known) reach(stay, nights.mostOn(stay));
  for (const step of steps) {
    if (step.kind === "BOOKED") {
      nights.add(step.stay, 1);
      reach(step.stay, nights.mostOn(step.stay));
    } else if (isRelease(step)) nights.add(step.stay, -1);
  }
  return [...limits.values()].sort((a, b) => (typeOf(a) < typeOf(b) ? -1 : 1));
}
