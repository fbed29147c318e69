import { type Dates, nightsOf } from "../shared/stay";

export type HeldStay = Dates & { propertyId: string; roomTypeId: string };

/** How many stays hold each night of each room type. */
export class HeldNights {
  private readonly nights = new Map<string, number>();

  constructor(stays: HeldStay[]) {
    for (const stay of stays) this.add(stay, 1);
  }

  /** Counts a stay in, or with -1 out. */
  add(stay: HeldStay, count: 1 | -1): void {
    for (const key of keysOf(stay)) this.nights.set(key, (this.nights.get(key) ?? 0) + count);
  }

  /** The most stays that hold one of this stay's nights. */
  mostOn(stay: HeldStay): number {
    return keysOf(stay).reduce((most, key) => Math.max(most, this.nights.get(key) ?? 0), 0);
  }
}

export const typeOf = ({ propertyId, roomTypeId }: Omit<HeldStay, keyof Dates>): string =>
  `${propertyId}|${roomTypeId}`;

/** Each stay is counted in and out again and again. */
const known = new WeakMap<HeldStay, string[]>();

function keysOf(stay: HeldStay): string[] {
  const keys = known.get(stay) ?? nightsOf(stay).map((night) => `${typeOf(stay)}|${night}`);
  known.set(stay, keys);
  return keys;
}
