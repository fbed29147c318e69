import type { FactStatus, ReservationFact } from "./facts";

/** The moment that has not come. */
export const NEVER = "infinity";

/** The moment before all others. */
export const ALWAYS = "-infinity";

/** Of nights that are on the books at no moment. */
export const OFF_THE_BOOKS = { from: NEVER, until: NEVER };

export type HeardFact = Pick<
  ReservationFact,
  "reservationId" | "propertyId" | "version" | "stayVersion" | "status" | "businessDate" | "knownAt"
>;

/** From when until when a stay version's nights are on the books; never, where both are the same. */
export type Span = { reservationId: string; stayVersion: number; from: string; until: string };

/** A row of `analytics.reservation_outcome`. */
export type Outcome = {
  reservationId: string;
  propertyId: string;
  madeOn: string;
  madeKnownAt: string;
  ended: { as: "CANCELLED" | "NO_SHOW"; on: string; knownAt: string } | null;
};

const STAYS: FactStatus[] = ["CONFIRMED", "CHECKED_IN", "CHECKED_OUT"];

const isOnTheBooks = ({ status }: HeardFact): boolean => STAYS.includes(status) || status === "NO_SHOW";

/**
 * When the nights of each stay version of one reservation count. A version counts from when it is known until a later version
 * is, so that facts may be heard in any order; one that is known only after a later one never counts. Empty for a request that never
 * was on the books.
 */
export function spansOf(facts: HeardFact[]): Span[] {
  if (!facts.some(isOnTheBooks)) return [];
  const spans = new Map<number, Span>();
  for (const { fact, until } of withEnds(facts)) {
    const { reservationId, stayVersion, knownAt } = fact;
    const counts = isOnTheBooks(fact) && knownAt < until;
    const own = counts
      ? { reservationId, stayVersion, from: knownAt, until }
      : { reservationId, stayVersion, ...OFF_THE_BOOKS };
    const known = spans.get(stayVersion);
    spans.set(stayVersion, known && known.from !== NEVER ? joined(known, own) : own);
  }
  return [...spans.values()];
}

const joined = (earlier: Span, later: Span): Span =>
  later.from === NEVER ? earlier : { ...earlier, until: later.until };

/**
 * When a reservation came onto the books and how it left them; undefined if it never was. The day it was made on is that of the first
 * version known by then: one that is known only later would move it out of the figures of a day that is closed.
 */
export function outcomeOf(facts: HeardFact[]): Outcome | undefined {
  const stays = facts.filter(({ status }) => STAYS.includes(status));
  const madeKnownAt = earliest(stays.map(({ knownAt }) => knownAt));
  const [first] = inOrder(facts.filter(({ knownAt }) => knownAt <= madeKnownAt));
  if (!first || stays.length === 0) return undefined;
  const end = facts.find(({ status }) => status === "CANCELLED" || status === "NO_SHOW");
  return {
    reservationId: first.reservationId,
    propertyId: first.propertyId,
    madeOn: first.businessDate,
    madeKnownAt,
    ended: end
      ? {
          as: end.status === "CANCELLED" ? "CANCELLED" : "NO_SHOW",
          on: end.businessDate,
          knownAt: end.knownAt,
        }
      : null,
  };
}

/** Each version with the moment from which a later one is known. */
function withEnds(facts: HeardFact[]): { fact: HeardFact; until: string }[] {
  const ends: { fact: HeardFact; until: string }[] = [];
  let until = NEVER;
  for (const fact of inOrder(facts).toReversed()) {
    ends.unshift({ fact, until });
    if (fact.knownAt < until) until = fact.knownAt;
  }
  return ends;
}

const inOrder = (facts: HeardFact[]): HeardFact[] => facts.toSorted((a, b) => a.version - b.version);

/** ISO moments of one form sort as texts, and "infinity" after them all. */
const earliest = (moments: string[]): string => moments.toSorted().at(0) ?? NEVER;
