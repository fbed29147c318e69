import { type Dates, nightsOf } from "../shared/stay";

/**
 * What availability knows of one reservation. `stayVersion` is the highest it heard of; 0 before anything was heard.
 *
 *   UNKNOWN --created--> HELD --cancelled--> RELEASED
 *      |        \--full or late--> REJECTED     ^
 *      +---------------cancelled----------------+   (a tombstone: a creation that comes later changes nothing)
 */
export type Hold =
  | { status: "UNKNOWN" | "RELEASED"; stayVersion: number }
  | { status: "REJECTED"; stayVersion: number; reason: "SOLD_OUT" | "TIMED_OUT" }
  | { status: "HELD"; stayVersion: number; stay: TypedStay };

export type TypedStay = Dates & { roomTypeId: string };

/** What a reservation wants of availability: its stay, or nothing any more. */
export type Target = { stayVersion: number; stay: TypedStay | null; expiresAt: Date | null };

export type Night = { roomTypeId: string; night: string };

export type Decision = {
  hold: Hold;
  take: Night[];
  giveBack: Night[];
  /** The nights that were full, when the hold was refused for it. */
  fullNights: string[];
};

/**
 * Converges on the highest version heard of: all nights or none. `roomsLeft` tells what is left of a night at this point of the
 * batch, and 0 for a night that is not on sale.
 */
export function decide(hold: Hold, target: Target, roomsLeft: (night: Night) => number, now: Date): Decision {
  if (target.stayVersion <= hold.stayVersion) return { hold, take: [], giveBack: [], fullNights: [] };
  const { stayVersion, stay } = target;
  const held = hold.status === "HELD" ? nightsHeld(hold.stay) : [];
  if (stay === null) {
    return { hold: { status: "RELEASED", stayVersion }, take: [], giveBack: held, fullNights: [] };
  }
  if (target.expiresAt !== null && now > target.expiresAt)
    return rejected(stayVersion, "TIMED_OUT", held, []);
  const wanted = nightsHeld(stay);
  const take = wanted.filter((night) => !held.some((own) => sameNight(own, night)));
  const full = take.filter((night) => roomsLeft(night) < 1);
  if (full.length > 0) {
    return rejected(
      stayVersion,
      "SOLD_OUT",
      held,
      full.map((night) => night.night),
    );
  }
  return {
    hold: { status: "HELD", stayVersion, stay },
    take,
    giveBack: held.filter((own) => !wanted.some((night) => sameNight(own, night))),
    fullNights: [],
  };
}

const rejected = (
  stayVersion: number,
  reason: "SOLD_OUT" | "TIMED_OUT",
  giveBack: Night[],
  fullNights: string[],
): Decision => ({ hold: { status: "REJECTED", stayVersion, reason }, take: [], giveBack, fullNights });

/** The nights of a stay in its room type, in date order. */
export const nightsHeld = (stay: TypedStay): Night[] =>
  nightsOf(stay).map((night) => ({ roomTypeId: stay.roomTypeId, night }));

const sameNight = (a: Night, b: Night): boolean => a.night === b.night && a.roomTypeId === b.roomTypeId;
