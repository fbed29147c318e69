import {
  addDays,
  clockThere,
  dayThere,
  isCalendarDate,
  momentThere,
  nightsBetween,
  shortDate,
} from "../dates";

/** How far the ruler reaches back; farther goes by date and time. */
const RULER_DAYS = 28;
const DATE_LENGTH = "2026-12-31".length;

/** The moment that an address asks for, if it names one: a date, which means its end, or an instant. */
export function asOfIn(text: string | null | undefined): string | undefined {
  if (!text) return undefined;
  if (isCalendarDate(text)) return text;
  const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(text);
  const moment = isInstant ? Date.parse(text) : Number.NaN;
  return Number.isNaN(moment) ? undefined : new Date(moment).toISOString();
}

/** The moment as people say it: "the end of Sat 21 Nov", which a hotel does not end at midnight, or "Sat 21 Nov, 18:00". */
export const momentWords = (asOf: string, timeZone: string): string =>
  asOf.length === DATE_LENGTH ? `the end of ${shortDate(asOf)}` : momentThere(asOf, timeZone);

/** The instant at which the clock of a place shows this. Where it shows it twice, the first time; where never, as much later. */
export function instantThere(date: string, time: string, timeZone: string): string {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  const aheadAt = (moment: number) =>
    Date.parse(`${dayThere(moment, timeZone)}T${clockThere(moment, timeZone)}:00Z`) - minutes(moment);
  const guesses = [aheadAt(wanted - 86_400_000), aheadAt(wanted + 86_400_000)].map((ahead) => wanted - ahead);
  const right = guesses.filter((guess) => guess + aheadAt(guess) === wanted);
  return new Date(right.length > 0 ? Math.min(...right) : (guesses[0] ?? wanted)).toISOString();
}

const minutes = (moment: number) => Math.floor(moment / 60_000) * 60_000;

/** The days of the ruler, the oldest first; the last is today, and means now. */
export function rulerDays(today: string, knownSince: string | null, timeZone: string): string[] {
  const first = knownSince === null ? today : dayThere(knownSince, timeZone);
  const days = Math.min(RULER_DAYS, Math.max(0, nightsBetween(first, today)));
  return Array.from({ length: days + 1 }, (_, index) => addDays(today, index - days));
}

/** Where a moment lies on the ruler; one before its first day lies there. */
export function placeOf(asOf: string | undefined, days: string[], timeZone: string): number {
  const last = days.length - 1;
  if (asOf === undefined) return last;
  const day = asOf.length === DATE_LENGTH ? asOf : dayThere(asOf, timeZone);
  return Math.max(
    0,
    days.findIndex((one) => one >= day),
  );
}
