import { type Dates, nightsOf } from "../shared/stay";

export type HeldStay = Dates & { propertyId: string; roomTypeId: string };

/** What a hotel needs of a room type to have held all its stays: the nights, and the most rooms on any one of them. */
export type Limit = HeldStay & { most: number };

/**
 * The limit of each hotel's room types: the greatest number of stays that a night ever held. Without cancellations
 * what a night has held only grows, so that the order of replay does not matter.
 */
export function limitsOf(stays: HeldStay[]): Limit[] {
  const types = new Map<string, { limit: Limit; nights: Map<string, number> }>();
  for (const { propertyId, roomTypeId, arrival, departure } of stays) {
    const key = `${propertyId}|${roomTypeId}`;
    const type = types.get(key) ?? {
      limit: { propertyId, roomTypeId, arrival, departure, most: 0 },
      nights: new Map<string, number>(),
    };
    types.set(key, type);
    const { limit, nights } = type;
    if (arrival < limit.arrival) limit.arrival = arrival;
    if (departure > limit.departure) limit.departure = departure;
    for (const night of nightsOf({ arrival, departure })) {
      const held = (nights.get(night) ?? 0) + 1;
      nights.set(night, held);
      limit.most = Math.max(limit.most, held);
    }
  }
  return [...types.values()]
    .map(({ limit }) => limit)
    .sort((a, b) => (`${a.propertyId}|${a.roomTypeId}` < `${b.propertyId}|${b.roomTypeId}` ? -1 : 1));
}
