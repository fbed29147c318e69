const DAY = 24 * 60 * 60_000;
const dateOf = (moment: number) => new Date(moment).toISOString().slice(0, 10);

/** A calendar date `days` from today, UTC. */
export const daysAhead = (days: number): string => dateOf(Date.now() + days * DAY);

const LAST_SUNDAYS = [3, 10] as const;

/** The Saturday before and the Monday after the next Sunday on which Europe's clocks change, of those far enough ahead to be booked. */
export function clocksChange(): { before: string; after: string } {
  const year = new Date().getUTCFullYear();
  const sundays = [year, year + 1, year + 2].flatMap((one) =>
    LAST_SUNDAYS.map((month) => {
      const last = new Date(Date.UTC(one, month, 0));
      return last.getTime() - last.getUTCDay() * DAY;
    }),
  );
  const sunday = sundays.find((moment) => moment > Date.now() + 20 * DAY);
  if (sunday === undefined) throw new Error("the calendar has no such Sunday");
  return { before: dateOf(sunday - DAY), after: dateOf(sunday + DAY) };
}
