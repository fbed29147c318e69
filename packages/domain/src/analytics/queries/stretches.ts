import { Temporal } from "temporal-polyfill";
import { earlierOf, laterOf } from "../../shared/follow";
import { addDays, nightsOf } from "../../shared/stay";

/** A named part of a range of dates; both ends are of it. */
export type Period = { period: string; from: string; to: string };

type Range = { from: string; to: string };

export const daysOf = ({ from, to }: Range): Period[] =>
  nightsOf({ arrival: from, departure: addDays(to, 1) }).map((day) => ({ period: day, from: day, to: day }));

/** The months that a range touches, each with what of it lies in the range. */
export function monthsOf({ from, to }: Range): Period[] {
  const periods: Period[] = [];
  const last = Temporal.PlainYearMonth.from(to);
  for (
    let month = Temporal.PlainYearMonth.from(from);
    Temporal.PlainYearMonth.compare(month, last) <= 0;
    month = month.add({ months: 1 })
  ) {
    periods.push({
      period: month.toString(),
      from: laterOf(from, month.toPlainDate({ day: 1 }).toString()),
      to: earlierOf(to, month.toPlainDate({ day: month.daysInMonth }).toString()),
    });
  }
  return periods;
}
