import type { NightAhead } from "@roomstream/domain/analytics/contract";
import { addDays, weekday } from "../dates";
import { shortDay } from "./short-day";

/** A night as its bar: what is still there of a week ago, what came since, what went. */
export type NightBar = {
  night: string;
  available: number;
  sold: number;
  before: number;
  pickedUp: number;
  givenBack: number;
  lastYear: number;
};

export const nightBars = (nights: NightAhead[]): NightBar[] =>
  nights.map(({ night, available, sold, soldWeekBefore, soldLastYear }) => ({
    night,
    available,
    sold,
    before: Math.min(sold, soldWeekBefore),
    pickedUp: Math.max(0, sold - soldWeekBefore),
    givenBack: Math.max(0, soldWeekBefore - sold),
    lastYear: soldLastYear,
  }));

/** A scale from zero to the whole house, or as far as anything reaches, in thirds where it can be. */
export function scaleOf(nights: NightAhead[]): { top: number; ticks: number[] } {
  const top = Math.max(
    3,
    ...nights.flatMap((night) => [night.available, night.sold, night.soldWeekBefore, night.soldLastYear]),
  );
  return { top, ticks: [0, Math.round(top / 3), Math.round((2 * top) / 3), top] };
}

const MONDAY = 1;
const FRIDAY = 5;
const SATURDAY = 6;

export const mondaysOf = (nights: NightAhead[]): string[] =>
  nights.map(({ night }) => night).filter((night) => weekday(night) === MONDAY);

/** The nights of Friday and Saturday, as far as they are shown. */
export function weekendsOf(nights: NightAhead[]): { from: string; to: string }[] {
  const shown = new Set(nights.map(({ night }) => night));
  return nights.flatMap(({ night }, index) => {
    if (weekday(night) === FRIDAY)
      return [{ from: night, to: shown.has(addDays(night, 1)) ? addDays(night, 1) : night }];
    return weekday(night) === SATURDAY && index === 0 ? [{ from: night, to: night }] : [];
  });
}

/** "Mon 23 Nov" for the first and where a month begins, "Mon 14" within it; the narrow page leaves the weekday out. */
export function dayOfAxis(night: string, first: boolean, narrow: boolean): string {
  const day = Number(night.slice(8));
  return `${narrow ? "" : "Mon "}${first || day <= 7 ? shortDay(night) : day}`;
}
