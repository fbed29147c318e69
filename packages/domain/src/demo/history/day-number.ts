const DAY_MS = 24 * 60 * 60_000;

/** Days since 1970 of a `YYYY-MM-DD`: a year of stays adds days by the hundred thousand. */
export const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;

const known = new Map<number, string>();

export function dateOf(day: number): string {
  let date = known.get(day);
  if (date === undefined) {
    date = new Date(day * DAY_MS).toISOString().slice(0, 10);
    known.set(day, date);
  }
  return date;
}

/** Monday is 0. */
export const weekdayOf = (day: number): number => (day + 3) % 7;
