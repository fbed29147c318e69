import type { Overview } from "@roomstream/domain/analytics/contract";
import { shortDate } from "../dates";
import { formatMoney } from "../money";
import { channelName } from "./channels";
import { count, NOTHING, percent } from "./numbers";
import { endOfWeek, monthName } from "./sentences";

/** A value of a table, kept as what it is: people read it in one way, a spreadsheet in another. */
export type Cell =
  | string
  | number
  | null
  | { date: string; shown?: string }
  | { share: number | null }
  | { amount: number | null; currency: string };

/** The figures behind a chart, for the table under it and for its file. */
export type Sheet = { name: string; columns: string[]; rows: Cell[][] };

/** A value for people. */
export function shown(cell: Cell): string {
  if (cell === null) return NOTHING;
  if (typeof cell === "string") return cell;
  if (typeof cell === "number") return count(cell);
  if ("date" in cell) return cell.shown ?? shortDate(cell.date);
  if ("share" in cell) return percent(cell.share);
  return cell.amount === null ? NOTHING : formatMoney({ amount: cell.amount, currency: cell.currency });
}

type Of<Part extends keyof Overview> = Pick<Overview, Part>;

export const nightsSheet = ({ nights }: Of<"nights">): Sheet => ({
  name: "nights",
  columns: ["Night", "Rooms available", "On the books", "7 days ago", "Picked up in 7 days", "Last year"],
  rows: nights.map(({ night, available, sold, soldWeekBefore, soldLastYear }) => [
    { date: night },
    available,
    sold,
    soldWeekBefore,
    sold - soldWeekBefore,
    soldLastYear,
  ]),
});

export const monthsSheet = ({ months, currency }: Of<"months" | "currency">): Sheet => ({
  name: "months",
  columns: [
    "From",
    "To",
    "Room revenue",
    "Room revenue last year",
    "Rooms sold",
    "Occupancy",
    "Occupancy last year",
    "ADR",
    "RevPAR",
  ],
  rows: months.map(({ from, to, kpi, lastYear }) => [
    { date: from },
    { date: to },
    { amount: kpi.roomRevenue, currency },
    { amount: lastYear?.roomRevenue ?? null, currency },
    kpi.roomsSold,
    { share: kpi.occupancy },
    { share: lastYear?.occupancy ?? null },
    { amount: kpi.adr, currency },
    { amount: kpi.revpar, currency },
  ]),
});

export const channelsSheet = ({ channels, currency }: Of<"channels" | "currency">): Sheet => ({
  name: "channels",
  columns: ["Channel", "Nights", "Nights last year", "Room revenue"],
  rows: channels.map(({ channel, roomNights, roomNightsLastYear, revenue }) => [
    channelName(channel),
    roomNights,
    roomNightsLastYear,
    { amount: revenue, currency },
  ]),
});

export const weeksSheet = ({ weeks }: Of<"weeks">): Sheet => ({
  name: "cancellations",
  columns: [
    "Week from",
    "To",
    "Reservations",
    "Cancelled since",
    "Share",
    "Reservations last year",
    "Cancelled by this time",
    "Share last year",
  ],
  rows: weeks.map(({ week, booked, cancelled, bookedLastYear, cancelledLastYear }) => [
    { date: week },
    { date: endOfWeek(week) },
    booked,
    cancelled,
    { share: shareOf(cancelled, booked) },
    bookedLastYear,
    cancelledLastYear,
    { share: shareOf(cancelledLastYear, bookedLastYear) },
  ]),
});

const shareOf = (part: number, whole: number) => (whole === 0 ? null : part / whole);

/** "November so far" or "December", and the days that are meant. */
export const stretchName = ({ month, over }: { month: string; over: boolean }, current: string) =>
  `${monthName(month)}${month !== current ? "" : over ? " so far" : " ahead"}`;
