import { Temporal } from "temporal-polyfill";

const days = new Intl.DateTimeFormat("en-GB", {
  weekday: "short",
  day: "numeric",
  month: "short",
  timeZone: "UTC",
});

/** A `YYYY-MM-DD` as people say it: "Fri 11 Dec". The weekday tells which year is meant where it matters. */
export const dayInWords = (date: string): string =>
  days.format(new Date(`${date}T00:00:00Z`)).replace(",", "");

/** The same with its year, for what is read long after it was written: "Fri 11 Dec 2026". */
export const dayOfYearInWords = (date: string): string => `${dayInWords(date)} ${date.slice(0, 4)}`;

/** A moment by the clocks of a place: "03:00 on Fri 11 Dec". */
export function momentInWords(moment: Date, timeZone: string): string {
  const at = Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone);
  return `${at.toPlainTime().toString({ smallestUnit: "minute" })} on ${dayInWords(at.toPlainDate().toString())}`;
}
