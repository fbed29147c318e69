import { run } from "@roomstream/db/transaction";
import { Temporal } from "temporal-polyfill";
import { namesOf } from "../../reservations/queries/names-of";
import type { Context } from "../../shared/context";
import { accept, type Result } from "../../shared/result";
import { addDays, momentAt } from "../../shared/stay";
import type { Kpi, Movement, Overview } from "../contract";
import { kpiOf } from "../kpi";
import { datesBefore, momentBefore, weekdaysBefore } from "./a-year-before";
import { channels } from "./channels";
import { type LookedBack, lookBack } from "./look-back";
import { type Moved, movements } from "./movements";
import { readFigures, type Stretch } from "./read-figures";
import { daysOf, monthsOf, type Period } from "./stretches";
import { weeks } from "./weeks";

const NIGHTS_AHEAD = 60;
const MONTHS_AHEAD = 2;
const LATEST = 8;
/** More than a hotel's books move in a day. */
const MOST_MOVEMENTS = 5_000;

/** What a hotel's managers look at first, as of now or as of a moment of the past. `names`: whether the caller may read who the guests are. */
export async function overview(args: {
  ctx: Context;
  propertyId: string;
  asOf?: string | undefined;
  names: boolean;
}): Promise<Result<Overview>> {
  const { ctx, propertyId, names } = args;
  const looked = await lookBack(args);
  if (!looked.ok) return looked;
  const { property, asOf, businessDate } = looked.value;
  const ahead: Stretch = { from: businessDate, to: addDays(businessDate, NIGHTS_AHEAD - 1), asOf };
  const aheadBefore = weekdaysBefore(ahead, property.timeZone);
  const [figures, shares, byWeek, today, latest, knownSince] = await Promise.all([
    readNights(ctx, looked.value, ahead),
    channels({ ctx, propertyId, now: ahead, lastYear: aheadBefore }),
    weeks({ ctx, propertyId, businessDate, asOf, asOfLastYear: aheadBefore.asOf }),
    movements({
      ctx,
      propertyId,
      after: momentAt(businessDate, 0, property.timeZone).toISOString(),
      until: asOf,
      most: MOST_MOVEMENTS,
    }),
    movements({ ctx, propertyId, after: "-infinity", until: asOf, most: LATEST }),
    firstKnown(ctx, propertyId),
  ]);
  return accept({
    propertyId,
    name: property.name,
    timeZone: property.timeZone,
    currency: property.currency,
    businessDate,
    asOf,
    knownSince,
    ...figures,
    pickedUp: {
      booked: totalOf(today.filter(({ kind }) => kind === "BOOKED")),
      cancelled: totalOf(today.filter(({ kind }) => kind === "CANCELLED")),
    },
    channels: shares,
    weeks: byWeek,
    latest: await named(ctx, latest, names),
  });
}

/** All that is counted by nights, in one query. */
async function readNights(
  ctx: Context,
  { property, asOf, businessDate, finalThrough }: LookedBack,
  ahead: Stretch,
): Promise<Pick<Overview, "tonight" | "nights" | "months">> {
  const { propertyId, currency, timeZone } = property;
  const nights = daysOf(ahead);
  const months = monthsShown(businessDate);
  const now = ({ from, to }: Period): Stretch => ({ from, to, asOf });
  const asOfWeekBefore = momentBefore(asOf, 7, timeZone);
  const weekBefore = (night: Period): Stretch => ({ ...now(night), asOf: asOfWeekBefore });
  const nightBefore = (night: Period): Stretch => weekdaysBefore(now(night), timeZone);
  const monthBefore = (month: Period): Stretch => datesBefore(now(month), timeZone);
  const figures = await readFigures({
    ctx,
    propertyId,
    stretches: [
      ...nights.flatMap((night) => [now(night), weekBefore(night), nightBefore(night)]),
      ...months.flatMap((month) => [now(month), monthBefore(month)]),
    ],
  });
  const kpi = (period: string, stretch: Stretch): Kpi =>
    kpiOf(figures(stretch), { period, currency, provisional: stretch.to > finalThrough });
  const kpiBefore = (period: string, stretch: Stretch): Kpi | null => {
    const { roomsPhysical, roomsSold, roomRevenue } = figures(stretch);
    return roomsPhysical === 0 && roomsSold === 0 && roomRevenue === 0 ? null : kpi(period, stretch);
  };
  const tonight = { period: businessDate, from: businessDate, to: businessDate };
  return {
    tonight: {
      kpi: kpi(businessDate, now(tonight)),
      lastYear: kpiBefore(nightBefore(tonight).from, nightBefore(tonight)),
    },
    nights: nights.map((night) => ({
      night: night.period,
      available: figures(now(night)).roomsPhysical - figures(now(night)).roomsOutOfOrder,
      sold: figures(now(night)).roomsSold,
      soldWeekBefore: figures(weekBefore(night)).roomsSold,
      soldLastYear: figures(nightBefore(night)).roomsSold,
    })),
    months: months.map((month) => ({
      month: month.period,
      from: month.from,
      to: month.to,
      over: month.to < businessDate,
      kpi: kpi(month.period, now(month)),
      lastYear: kpiBefore(monthBefore(month).from.slice(0, 7), monthBefore(month)),
    })),
  };
}

/** What is over of this month, what is to come of it, and the months after. */
function monthsShown(businessDate: string): Period[] {
  const month = Temporal.PlainYearMonth.from(businessDate);
  const last = month.add({ months: MONTHS_AHEAD });
  const from = month.toPlainDate({ day: 1 }).toString();
  const over = addDays(businessDate, -1);
  return [
    ...(over < from ? [] : monthsOf({ from, to: over })),
    ...monthsOf({ from: businessDate, to: last.toPlainDate({ day: last.daysInMonth }).toString() }),
  ];
}

const totalOf = (moved: Moved[]) => ({
  reservations: moved.length,
  nights: sum(moved.map(({ nights }) => nights)),
  revenue: sum(moved.map(({ revenue }) => revenue)),
});

async function named(ctx: Context, moved: Moved[], names: boolean): Promise<Movement[]> {
  const known = await namesOf({ ctx, ids: moved.map(({ reservationId }) => reservationId) });
  return moved.map((movement) => {
    const { confirmationNumber = "", guest = null } = known.get(movement.reservationId) ?? {};
    return {
      ...movement,
      confirmationNumber,
      guest: names && guest ? `${guest.firstName} ${guest.lastName}` : null,
    };
  });
}

async function firstKnown(ctx: Context, propertyId: string): Promise<string | null> {
  const [row] = await run<{ known_at: Date }>(ctx.databases.of("analytics"), {
    name: "first-known",
    text: `SELECT known_at FROM analytics.reservation_fact WHERE property_id = $1 ORDER BY known_at LIMIT 1`,
    values: [propertyId],
  });
  return row?.known_at.toISOString() ?? null;
}

const sum = (figures: number[]): number => figures.reduce((total, figure) => total + figure, 0);
