import { type Dates, nightsOf } from "../shared/stay";

/**
 * What availability knows of one reservation. `stayVersion` is the highest it heard of; 0 before anything was heard. The
 * nights held are those of the stay in force and of a proposal that was not refused.
 *
 *   UNKNOWN --created--> HELD --cancelled, not come--> RELEASED
 *      |        \--full or late--> REJECTED               ^
 *      +---------------cancelled--------------------------+   (a tombstone: a creation that comes later changes nothing)
 *
 *   HELD --proposed--> HELD with a proposal --confirmed--> HELD: the proposal is the stay
 *                             \--------------withdrawn---> HELD: the stay as it was
 */
export type Hold =
  | { status: "UNKNOWN" | "RELEASED"; stayVersion: number }
  | { status: "REJECTED"; stayVersion: number; reason: Refused }
  | { status: "HELD"; stayVersion: number; stay: TypedStay; proposal: Proposal | null };

/** A proposal and the answer to it; `refused` is null when its nights are held. */
export type Proposal = { stay: TypedStay; refused: Refused | null };

export type Refused = "SOLD_OUT" | "TIMED_OUT";

export type TypedStay = Dates & { roomTypeId: string };

/** What a reservation wants of availability. */
export type Target =
  /** A request: all nights or none, in time. */
  | { kind: "REQUESTED"; stayVersion: number; stay: TypedStay; expiresAt: Date | null }
  /** Another stay beside the one in force: all its nights besides, or none of them, in time. */
  | {
      kind: "PROPOSED";
      stayVersion: number;
      stay: TypedStay;
      inForce: TypedStay | null;
      expiresAt: Date | null;
    }
  /** The stay that counts, and nothing beside it: confirmed, taken back, or lived. */
  | { kind: "IN_FORCE"; stayVersion: number; stay: TypedStay }
  | { kind: "NOTHING"; stayVersion: number };

export type Night = { roomTypeId: string; night: string };

export type Decision = {
  hold: Hold;
  take: Night[];
  giveBack: Night[];
  /** The nights that were full, when the hold was refused for it. */
  fullNights: string[];
};

type RoomsLeft = (night: Night) => number;

/**
 * Converges on the highest version heard of. `roomsLeft` tells what is left of a night at this point of the batch, and 0 for
 * a night that is not on sale.
 */
export function decide(hold: Hold, target: Target, roomsLeft: RoomsLeft, now: Date): Decision {
  if (isKnown(hold, target)) return unchanged(hold);
  switch (target.kind) {
    case "REQUESTED":
      return decideRequest(hold, target, roomsLeft, now);
    case "PROPOSED":
      return decideProposal(hold, target, roomsLeft, now);
    case "IN_FORCE":
      return decideInForce(hold, target, roomsLeft);
    case "NOTHING": {
      const { stayVersion } = target;
      return { ...unchanged({ status: "RELEASED", stayVersion }), giveBack: nightsHeldBy(hold) };
    }
    default:
      return target satisfies never;
  }
}

/** A proposal takes force under its own version: that version is known, and yet there is something to do. */
function isKnown(hold: Hold, target: Target): boolean {
  const takesForce = target.kind === "IN_FORCE" && hold.status === "HELD" && hold.proposal !== null;
  return takesForce ? target.stayVersion < hold.stayVersion : target.stayVersion <= hold.stayVersion;
}

const unchanged = (hold: Hold): Decision => ({ hold, take: [], giveBack: [], fullNights: [] });

function decideRequest(
  hold: Hold,
  { stayVersion, stay, expiresAt }: Target & { kind: "REQUESTED" },
  roomsLeft: RoomsLeft,
  now: Date,
): Decision {
  const held = nightsHeldBy(hold);
  const wanted = nightsHeld(stay);
  const take = without(wanted, held);
  const refused = refusalOf(take, expiresAt, roomsLeft, now);
  if (refused) {
    const { reason, fullNights } = refused;
    return { hold: { status: "REJECTED", stayVersion, reason }, take: [], giveBack: held, fullNights };
  }
  return {
    hold: { status: "HELD", stayVersion, stay, proposal: null },
    take,
    giveBack: without(held, wanted),
    fullNights: [],
  };
}

/** Whatever is answered, the stay in force stays held. */
function decideProposal(
  hold: Hold,
  { stayVersion, stay, inForce, expiresAt }: Target & { kind: "PROPOSED" },
  roomsLeft: RoomsLeft,
  now: Date,
): Decision {
  const kept = inForce ?? (hold.status === "HELD" ? hold.stay : null);
  if (kept === null) throw new Error("a proposal was made beside a stay that was never held");
  const held = nightsHeldBy(hold);
  const take = without([...nightsHeld(kept), ...without(nightsHeld(stay), nightsHeld(kept))], held);
  const refused = refusalOf(take, expiresAt, roomsLeft, now);
  if (refused && without(nightsHeld(kept), held).length > 0) {
    const { reason, fullNights } = refused;
    return { hold: { status: "REJECTED", stayVersion, reason }, take: [], giveBack: held, fullNights };
  }
  const proposal = { stay, refused: refused?.reason ?? null };
  const next: Hold = { status: "HELD", stayVersion, stay: kept, proposal };
  return {
    hold: next,
    take: refused ? [] : take,
    giveBack: without(held, nightsHeldBy(next)),
    fullNights: refused?.fullNights ?? [],
  };
}

/** What is not held of it can only be missing by a fault: then nothing is given up for it, and the promises tell of it. */
function decideInForce(
  hold: Hold,
  { stayVersion, stay }: Target & { kind: "IN_FORCE" },
  roomsLeft: RoomsLeft,
): Decision {
  const held = nightsHeldBy(hold);
  const wanted = nightsHeld(stay);
  const take = without(wanted, held);
  if (take.some((night) => roomsLeft(night) < 1)) return unchanged(hold);
  return {
    hold: { status: "HELD", stayVersion, stay, proposal: null },
    take,
    giveBack: without(held, wanted),
    fullNights: [],
  };
}

function refusalOf(
  take: Night[],
  expiresAt: Date | null,
  roomsLeft: RoomsLeft,
  now: Date,
): { reason: Refused; fullNights: string[] } | undefined {
  if (expiresAt !== null && now > expiresAt) return { reason: "TIMED_OUT", fullNights: [] };
  const full = take.filter((night) => roomsLeft(night) < 1);
  return full.length > 0 ? { reason: "SOLD_OUT", fullNights: full.map((night) => night.night) } : undefined;
}

/** The nights of a stay in its room type, in date order. */
export const nightsHeld = (stay: TypedStay): Night[] =>
  nightsOf(stay).map((night) => ({ roomTypeId: stay.roomTypeId, night }));

/** Every night that a hold has, each once. */
export function nightsHeldBy(hold: Hold): Night[] {
  if (hold.status !== "HELD") return [];
  const own = nightsHeld(hold.stay);
  if (!hold.proposal || hold.proposal.refused) return own;
  return [...own, ...without(nightsHeld(hold.proposal.stay), own)];
}

const without = (nights: Night[], others: Night[]): Night[] =>
  nights.filter((night) => !others.some((other) => sameNight(other, night)));

const sameNight = (a: Night, b: Night): boolean => a.night === b.night && a.roomTypeId === b.roomTypeId;
