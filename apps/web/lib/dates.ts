/** Calendar dates stay strings; where a Date is needed it is that day's midnight in UTC, so nothing shifts. */
const DAY = 86_400_000;

const midnight = (date: string) => Date.parse(`${date}T00:00:00Z`);

export const isCalendarDate = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(midnight(text)) &&
  new Date(midnight(text)).toISOString().startsWith(text);

export const addDays = (date: string, days: number) =>
  new Date(midnight(date) + days * DAY).toISOString().slice(0, 10);

export const nightsBetween = (arrival: string, departure: string) =>
  Math.round((midnight(departure) - midnight(arrival)) / DAY);

/** 0 is Sunday. */
export const weekday = (date: string) => new Date(midnight(date)).getUTCDay();

const formatter = (options: Intl.DateTimeFormatOptions, timeZone = "UTC") => {
  const format = new Intl.DateTimeFormat("en-GB", { ...options, timeZone });
  // The comma that English puts after the weekday is left out: "Fri 11 Dec".
  return (date: string) => format.format(midnight(date)).replace(",", "");
};

/** Fri 11 Dec */
export const shortDate = formatter({ weekday: "short", day: "numeric", month: "short" });
/** Fri 11 December */
export const mediumDate = (date: string) => `${shortWeekday(date)} ${dayAndMonth(date)}`;
/** Friday 11 December */
export const longDate = formatter({ weekday: "long", day: "numeric", month: "long" });
/** Friday 11 */
export const weekdayAndDay = (date: string) => `${longWeekday(date)} ${Number(date.slice(8))}`;
export const shortWeekday = formatter({ weekday: "short" });
export const longWeekday = formatter({ weekday: "long" });
const dayAndMonth = formatter({ day: "numeric", month: "long" });
/** Friday 11 December 2026: a day that may be of another year. */
export const fullDate = (date: string) => `${longDate(date)} ${date.slice(0, 4)}`;

/** 11 to 14 December, 30 December to 2 January, with the year where it is not this one. */
export const dateRange = (from: string, to: string) => {
  const sameMonth = from.slice(0, 7) === to.slice(0, 7);
  return `${sameMonth ? Number(from.slice(8)) : dayAndMonth(from)} to ${dayAndMonth(to)}`;
};

/** A moment as the clock of that place shows it: Wed 9 Dec, 18:00 */
export const momentThere = (iso: string, timeZone: string) => {
  const day = new Intl.DateTimeFormat("en-GB", {
    weekday: "short",
    day: "numeric",
    month: "short",
    timeZone,
  });
  return `${day.format(new Date(iso)).replace(",", "")}, ${clockThere(iso, timeZone)}`;
};

/** The calendar day that a moment is at that place. */
export const dayThere = (moment: string | number, timeZone: string) => {
  const parts = new Intl.DateTimeFormat("en-GB", {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    timeZone,
  }).formatToParts(new Date(moment));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}`;
};

/** 18:00 */
export const clockThere = (moment: string | number, timeZone: string) =>
  new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone }).format(new Date(moment));

/** 14:06:31.208 */
export const preciseClock = (iso: string, timeZone: string) =>
  new Intl.DateTimeFormat("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    fractionalSecondDigits: 3,
    timeZone,
  }).format(new Date(iso));

/** Whether the sun has set there, near enough to choose a picture. */
export const isNightThere = (now: number, timeZone: string) => {
  const hour = Number(clockThere(now, timeZone).slice(0, 2));
  return hour < 7 || hour >= 18;
};
