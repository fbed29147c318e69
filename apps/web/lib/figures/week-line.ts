import type { Overview } from "@roomstream/domain/analytics/contract";

type Week = Overview["weeks"][number];
export type WeekPoint = Week & { share: number | null; lastYear: number | null };

/** The scale goes up in steps of this: thirds of it are whole per cents. */
const STEP = 0.15;

/** The share of each week that was cancelled since, and how high the scale goes. A week without a booking has none. */
export function weekLine(weeks: Week[]): { points: WeekPoint[]; top: number } {
  const points = weeks.map((week) => ({
    ...week,
    share: shareOf(week.cancelled, week.booked),
    lastYear: shareOf(week.cancelledLastYear, week.bookedLastYear),
  }));
  const most = Math.max(0, ...points.flatMap(({ share, lastYear }) => [share ?? 0, lastYear ?? 0]));
  return { points, top: STEP * Math.max(1, Math.ceil(most / STEP - 1e-9)) };
}

const shareOf = (part: number, whole: number) => (whole === 0 ? null : part / whole);
