import type { MonthFigures, Overview } from "@roomstream/domain/analytics/contract";
import { addDays, longDate, weekday } from "../dates";
import { nightsOf } from "../words";
import { channelName } from "./channels";
import { count, roundAmount } from "./numbers";

const MONDAY = 1;
const WEEK = 7;
/** A month of which fewer nights are shown is not spoken of. */
const LEAST_OF_A_MONTH = 10;

const month = new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" });
/** "December" of 2026-12 or of a date in it */
export const monthName = (text: string) => month.format(new Date(`${text.slice(0, 7)}-01T00:00:00Z`));

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
const rooms = (n: number) => `${count(n)} ${n === 1 ? "room" : "rooms"}`;

/** The page's heading: how the house stands tonight, or stood on the evening looked back from. */
export function headline({ tonight, businessDate }: Overview, isNow: boolean): string {
  const { kpi, lastYear } = tonight;
  const available = kpi.roomsPhysical - kpi.roomsOutOfOrder;
  const when = isNow ? "Tonight" : `On ${longDate(businessDate)}`;
  const are = (n: number) => (isNow ? (n === 1 ? "is" : "are") : n === 1 ? "was" : "were");
  if (available <= 0) return `${when} no room ${are(1)} available.`;
  const sold =
    kpi.roomsSold === 0
      ? `${when} none of ${rooms(available)} ${are(1)} sold`
      : `${when} ${count(kpi.roomsSold)} of ${rooms(available)} ${are(kpi.roomsSold)} sold`;
  if (!lastYear) return `${sold}.`;
  const more = kpi.roomsSold - lastYear.roomsSold;
  if (more === 0) return `${sold}, as many as a year before.`;
  return `${sold}, ${count(Math.abs(more))} ${more > 0 ? "more" : "fewer"} than a year before.`;
}

/** What the nights to come show: how they stand to last year, else what was picked up. */
export function nightsSentence({ nights }: Pick<Overview, "nights">): string {
  const sold = sum(nights.map((night) => night.sold));
  const lastYear = sum(nights.map((night) => night.soldLastYear));
  const pickedUp = sold - sum(nights.map((night) => night.soldWeekBefore));
  const length = nightsOf(nights.length);
  if (sold === 0 && lastYear === 0) return `Nothing is on the books for the next ${length} yet.`;
  if (lastYear === 0) {
    return pickedUp === 0
      ? `${roomNights(sold)} are on the books; the last 7 days changed nothing in sum.`
      : `${roomNights(sold)} are on the books, ${count(Math.abs(pickedUp))} ${pickedUp > 0 ? "more" : "fewer"} than 7 days ago.`;
  }
  const [first] = ofMonths(nights).toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points));
  const points = first?.points ?? 0;
  const main =
    points === 0
      ? `The next ${length} are level with last year`
      : `${first?.name} is ${ofPoints(points)} ${points > 0 ? "ahead of" : "behind"} last year`;
  const week = farthestWeek(nights, points >= 0 ? -1 : 1);
  if (!week) return `${main}.`;
  const gap = Math.abs(week.gap);
  return `${main}; the week of ${dayOfMonth(week.monday)} is ${nightsOf(gap)} ${week.gap > 0 ? "ahead" : "behind"}.`;
}

const roomNights = (n: number) => `${count(n)} room ${n === 1 ? "night" : "nights"}`;
const ofPoints = (points: number) => `${Math.abs(points)} ${Math.abs(points) === 1 ? "point" : "points"}`;

/** Each month of the nights with enough of them, and by how many points of its rooms it is ahead. */
function ofMonths(nights: Overview["nights"]) {
  const months = [...new Set(nights.map(({ night }) => night.slice(0, 7)))];
  return months.flatMap((name) => {
    const own = nights.filter(({ night }) => night.startsWith(name));
    const available = sum(own.map((night) => night.available));
    if (own.length < LEAST_OF_A_MONTH || available === 0) return [];
    const ahead = sum(own.map((night) => night.sold - night.soldLastYear));
    return [{ name: monthName(name), points: Math.round((ahead / available) * 100) }];
  });
}

/** The whole week that is farthest ahead (1) or behind (-1), if one is. */
function farthestWeek(nights: Overview["nights"], direction: 1 | -1) {
  const weeks = nights.flatMap(({ night }, index) => {
    const own = nights.slice(index, index + WEEK);
    if (weekday(night) !== MONDAY || own.length < WEEK) return [];
    return [{ monday: night, gap: sum(own.map((one) => one.sold - one.soldLastYear)) }];
  });
  return weeks
    .filter(({ gap }) => gap * direction > 0)
    .toSorted((a, b) => direction * (b.gap - a.gap))
    .at(0);
}

const dayOfMonth = (date: string) => `${Number(date.slice(8))} ${monthName(date)}`;

/** What the months show: what the one that runs has brought, and what the next has on the books. */
export function monthsSentence({ months, currency }: Pick<Overview, "months" | "currency">): string {
  const over = months.find((one) => one.over);
  const next = months.find((one) => !one.over && one.month !== over?.month);
  const earned = (figures: MonthFigures) => roundAmount(figures.kpi.roomRevenue, currency);
  if (months.every(({ kpi }) => kpi.roomRevenue === 0)) return "No month has room revenue on the books yet.";
  const said = [
    ...(over ? [`${monthName(over.month)} has brought ${earned(over)}${comparedTo(over)}`] : []),
    ...(next
      ? [`${monthName(next.month)} has ${earned(next)} on the books${over ? "" : comparedTo(next)}`]
      : []),
  ];
  return `${said.join("; ")}.`;
}

function comparedTo({ kpi, lastYear }: MonthFigures): string {
  if (!lastYear || lastYear.roomRevenue === 0) return "";
  const change = Math.round((kpi.roomRevenue / lastYear.roomRevenue - 1) * 100);
  if (change === 0) return ", as much as a year before";
  return `, ${Math.abs(change)} % ${change > 0 ? "more" : "less"} than a year before`;
}

/** Which channel brings most, and how its share stands to last year's. */
export function channelsSentence({ channels }: Pick<Overview, "channels">): string {
  const nights = sum(channels.map((one) => one.roomNights));
  const before = sum(channels.map((one) => one.roomNightsLastYear));
  const [largest] = channels.toSorted((a, b) => b.roomNights - a.roomNights);
  if (!largest || nights === 0) return "No channel has brought a night yet.";
  const name = channelName(largest.channel);
  if (channels.length === 1) return `Every night comes from one channel: ${name}.`;
  const largestIs = `The largest channel is ${name}`;
  if (before === 0) return `${largestIs}.`;
  const points = Math.round((largest.roomNights / nights - largest.roomNightsLastYear / before) * 100);
  if (points === 0) return `${largestIs}, with the share of last year.`;
  return `${largestIs}, ${ofPoints(points)} ${points > 0 ? "up" : "down"}.`;
}

/** How many of the reservations of these weeks were cancelled since, and how many a year before by this time. */
export function weeksSentence({ weeks }: Pick<Overview, "weeks">): string {
  const share = ofHundred(sum(weeks.map((week) => week.cancelled)), sum(weeks.map((week) => week.booked)));
  const before = ofHundred(
    sum(weeks.map((week) => week.cancelledLastYear)),
    sum(weeks.map((week) => week.bookedLastYear)),
  );
  if (share === undefined) return `Nothing was booked in the last ${weeks.length} weeks.`;
  if (sum(weeks.map((week) => week.cancelled)) === 0)
    return `No reservation of the last ${weeks.length} weeks was cancelled.`;
  const many = `${share} of 100 reservations`;
  if (before === undefined)
    return `${many} of the last ${weeks.length} weeks ${share === 1 ? "was" : "were"} cancelled.`;
  if (share === before) return `As many cancel as a year before: ${many}.`;
  return `${share < before ? "Fewer" : "More"} cancel: ${many}, ${before} a year before.`;
}

const ofHundred = (part: number, whole: number) =>
  whole === 0 ? undefined : Math.round((part / whole) * 100);

/** "22 to 30" of dates of one month */
export const daysOfMonth = (from: string, to: string) =>
  from === to ? String(Number(from.slice(8))) : `${Number(from.slice(8))} to ${Number(to.slice(8))}`;

/** The Sunday of a week that begins on a Monday */
export const endOfWeek = (monday: string) => addDays(monday, WEEK - 1);
