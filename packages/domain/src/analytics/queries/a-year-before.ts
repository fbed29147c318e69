import { Temporal } from "temporal-polyfill";
import { addDays } from "../../shared/stay";
import type { Stretch } from "./read-figures";

/** Fifty-two weeks: the same weekday a year before, which nights are compared with. */
export const YEAR = 364;

/** A moment the same number of days before, by the hotel's clock. */
export const momentBefore = (moment: string, days: number, timeZone: string): string =>
  new Date(
    Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone).subtract({ days }).epochMilliseconds,
  ).toISOString();

/** The same weekdays a year before, as they were known then. */
export const weekdaysBefore = ({ from, to, asOf }: Stretch, timeZone: string): Stretch => ({
  from: addDays(from, -YEAR),
  to: addDays(to, -YEAR),
  asOf: momentBefore(asOf, YEAR, timeZone),
});

/** The same dates of the month a year before, as they were known then: months are compared date by date. */
export const datesBefore = ({ from, to, asOf }: Stretch, timeZone: string): Stretch => ({
  from: yearBefore(from),
  to: yearBefore(to),
  asOf: momentBefore(asOf, YEAR, timeZone),
});

/** The 29th of February has the 28th before it. */
const yearBefore = (date: string): string => Temporal.PlainDate.from(date).subtract({ years: 1 }).toString();
