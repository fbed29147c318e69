import { addDays, nightsBetween } from "../dates";
import { nightsIn } from "./nights";
import { keepsPrices, type Wanted } from "./wanted";

/** A night on the tape: of the stay as booked and as wanted, of one of them, or of neither. */
export type Night = {
  date: string;
  kind: "kept" | "more" | "less" | "outside";
  /** What it costs, where that is known. */
  amount: number | undefined;
  full: boolean;
};

type Priced = { date: string; amount: number }[];

/** What is known of the nights around a stay. */
export type Around = Map<string, number | "FULL">;

/** The nights shown before and after the stay. */
const BEFORE = 1;
const AFTER = 3;
const AFTER_WANTED = 1;

/** More nights than this are more than a screen holds. */
const MOST_AT_ONCE = 12;

/**
 * How many nights a wide screen shows at once: those of the stay as booked and those around it. A stay that is drawn out further
 * scrolls; would its nights grow thinner instead, they would run away under the hand.
 */
export const atOnce = (booked: Wanted): number =>
  Math.min(MOST_AT_ONCE, BEFORE + nightsBetween(booked.arrival, booked.departure) + AFTER);

interface Shown {
  booked: Wanted & { nights: Priced };
  wanted: Wanted;
  /** The nights of the wanted stay as they would be sold; the booked ones while nobody asked. */
  priced: Priced;
  around: Around;
}

/** The nights of the tape, from the one before the stay to some after it. */
export function tapeOf({ booked, wanted, priced, around }: Shown): Night[] {
  const first = addDays(earlier(booked.arrival, wanted.arrival), -BEFORE);
  const last = later(addDays(booked.departure, AFTER), addDays(wanted.departure, AFTER_WANTED));
  const was = new Map(booked.nights.map(({ date, amount }) => [date, amount]));
  const is = new Map(priced.map(({ date, amount }) => [date, amount]));
  const repriced = !keepsPrices(wanted, booked);
  return nightsIn({ arrival: first, departure: last }).map((date) => {
    const before = date >= booked.arrival && date < booked.departure;
    const after = date >= wanted.arrival && date < wanted.departure;
    const known = around.get(date);
    const price = known === "FULL" ? undefined : known;
    const full = known === "FULL" && !before;
    if (before && after) {
      return { date, kind: repriced ? "more" : "kept", amount: is.get(date) ?? was.get(date), full };
    }
    if (after) return { date, kind: "more", amount: is.get(date) ?? price, full };
    if (before) return { date, kind: "less", amount: was.get(date), full };
    return { date, kind: "outside", amount: price, full };
  });
}

/** Where the bar of the stay begins and how many nights it covers, counted from the first night shown. */
export const barOf = (nights: Night[]) => {
  const inside = nights.map(({ kind }) => kind !== "outside");
  const from = inside.indexOf(true);
  return { from, length: inside.lastIndexOf(true) - from + 1 };
};

export const columnOf = (nights: Night[], date: string) =>
  nights[0] ? nightsBetween(nights[0].date, date) : 0;

const earlier = (a: string, b: string) => (a < b ? a : b);
const later = (a: string, b: string) => (a > b ? a : b);
