import { Temporal } from "temporal-polyfill";

/** Half-open: the night of `departure` is not part of it. Dates are `YYYY-MM-DD`. */
export type Dates = { arrival: string; departure: string };

/** Whole nights between two dates; negative when departure is before arrival. */
export const nightCount = ({ arrival, departure }: Dates): number =>
  Temporal.PlainDate.from(arrival).until(departure, { largestUnit: "day" }).days;

/** The dates of the nights of a stay, in order. */
export function nightsOf({ arrival, departure }: Dates): string[] {
  const nights: string[] = [];
  const end = Temporal.PlainDate.from(departure);
  let night = Temporal.PlainDate.from(arrival);
  while (Temporal.PlainDate.compare(night, end) < 0) {
    nights.push(night.toString());
    night = night.add({ days: 1 });
  }
  return nights;
}

export const addDays = (date: string, days: number): string =>
  Temporal.PlainDate.from(date).add({ days }).toString();

/** ISO day of the week: 1 is Monday, 7 is Sunday. */
export const dayOfWeek = (date: string): number => Temporal.PlainDate.from(date).dayOfWeek;

/** The hour at which a hotel's accounting day ends: until then the night still belongs to the day before. */
const AUDIT_HOUR = 3;

/** The business date of a hotel at a moment: its local date, which moves at the audit hour and not at midnight. */
export const businessDateAt = (moment: Date, timeZone: string): string => {
  const local = Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone);
  return (local.hour < AUDIT_HOUR ? local.subtract({ days: 1 }) : local).toPlainDate().toString();
};

/** The last moment (ms) of a business date. */
export const endOfBusinessDate = (businessDate: string, timeZone: string): Date =>
  new Date(momentAt(addDays(businessDate, 1), AUDIT_HOUR, timeZone).getTime() - 1);

/** The moment of a local hour on a date in a zone; in a gap of the clock change, the moment after it. */
export const momentAt = (date: string, hour: number, timeZone: string): Date =>
  new Date(
    Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: { hour } }).epochMilliseconds,
  );
