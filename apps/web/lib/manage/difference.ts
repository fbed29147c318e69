import type { ChangePreview, ReservationView } from "@roomstream/domain/reservations/contract";
import { dateRange, weekdayAndDay } from "../dates";
import { counted } from "../words";

export interface Line {
  name: string;
  amount: number;
}

/** More lines than this say the same thing over and over: nights are then told together. */
const MOST_LINES = 5;

type Before = Pick<ReservationView, "nights" | "totals">;
type After = Pick<ChangePreview, "nights" | "totals">;

/** What a change costs, line by line; the lines add up to the difference of the totals. */
export function differenceOf(before: Before, after: After): Line[] {
  const was = new Map(before.nights.map(({ date, amount }) => [date, amount]));
  const is = new Map(after.nights.map(({ date, amount }) => [date, amount]));
  const added = after.nights.filter(({ date }) => !was.has(date));
  const left = before.nights.filter(({ date }) => !is.has(date)).map((night) => minus(night));
  const repriced = after.nights.flatMap(({ date, amount }) => {
    const old = was.get(date);
    return old === undefined || old === amount ? [] : [{ date, amount: amount - old }];
  });
  return [
    ...linesOf(added, "more"),
    ...linesOf(left, "less"),
    ...linesOf(repriced, "at another price"),
    ...taxes(before, after),
  ];
}

type Night = { date: string; amount: number };

const minus = ({ date, amount }: Night): Night => ({ date, amount: -amount });

function linesOf(nights: Night[], how: string): Line[] {
  if (nights.length <= MOST_LINES) {
    return nights.map(({ date, amount }) => ({ name: `Night of ${weekdayAndDay(date)}`, amount }));
  }
  const amount = nights.reduce((sum, night) => sum + night.amount, 0);
  return [{ name: `${counted(nights.length, "night")} ${how}`, amount }];
}

function taxes(before: Before, after: After): Line[] {
  const onTop = ({ totals }: Before) =>
    new Map(totals.taxLines.filter(({ included }) => !included).map(({ name, amount }) => [name, amount]));
  const [was, is] = [onTop(before), onTop(after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((name) => {
    const amount = (is.get(name) ?? 0) - (was.get(name) ?? 0);
    return amount === 0 ? [] : [{ name, amount }];
  });
}

/** Nights that follow each other at one price, as one line of a long account. */
export function runsOf(nights: Night[]): { name: string; each: number; count: number; amount: number }[] {
  const runs: Night[][] = [];
  for (const night of nights) {
    const run = runs.at(-1);
    if (run?.[0]?.amount === night.amount) run.push(night);
    else runs.push([night]);
  }
  return runs.flatMap((run) => {
    const [first, last] = [run[0], run.at(-1)];
    if (!first || !last) return [];
    const name =
      run.length === 1
        ? `Night of ${weekdayAndDay(first.date)}`
        : `Nights of ${dateRange(first.date, last.date)}`;
    return [{ name, each: first.amount, count: run.length, amount: first.amount * run.length }];
  });
}
