import type { Kpis } from "@roomstream/domain/analytics/contract";
import { kpis } from "@roomstream/domain/analytics/queries/kpis";
import type { Context } from "@roomstream/domain/shared/context";
import { type CountedDay, daysBefore, type History } from "./count-history";

export type Comparison = { compared: number; differences: string[] };

/** How long before a day its books are looked at. */
const BEFORE = [30, 7];
const DAYS_AT_ONCE = 1_000;
const LANES = 4;

/** Holds the figures of the product to those of the file: of each hotel and day, and of each night as of 30 and 7 days before. */
export async function compareHistory(ctx: Context, history: History): Promise<Comparison> {
  const comparison: Comparison = { compared: 0, differences: [] };
  for (const propertyId of history.hotels) {
    for (let first = 0; first < history.days.length; first += DAYS_AT_ONCE) {
      const days = history.days.slice(first, first + DAYS_AT_ONCE);
      const [from = "", to = ""] = [days.at(0), days.at(-1)];
      const figures = await ask(ctx, propertyId, { from, to });
      for (const item of figures.items) compare(comparison, propertyId, item, history);
    }
    const looks = history.nights.flatMap((night) => BEFORE.map((days) => ({ night, days }))).values();
    const look = async () => {
      for (const { night, days } of looks) {
        const asOf = daysBefore(night, days);
        const figures = await ask(ctx, propertyId, { from: night, to: night, asOf });
        for (const item of figures.items) compare(comparison, propertyId, item, history, asOf);
      }
    };
    await Promise.all(Array.from({ length: LANES }, look));
  }
  return comparison;
}

async function ask(
  ctx: Context,
  propertyId: string,
  asked: { from: string; to: string; asOf?: string },
): Promise<Kpis> {
  const answer = await kpis({ ctx, propertyId, granularity: "day", ...asked });
  if (!answer.ok) throw new Error(`${propertyId} ${JSON.stringify(asked)}: ${answer.refusal.message}`);
  return answer.value;
}

function compare(
  comparison: Comparison,
  propertyId: string,
  item: Kpis["items"][number],
  history: History,
  asOf?: string,
): void {
  const told: CountedDay = {
    sold: item.roomsSold,
    complimentary: item.roomsComplimentary,
    revenue: item.roomRevenue,
    made: item.reservations,
    cancelled: item.cancellations,
    noShows: item.noShows,
  };
  const counted = history.day(propertyId, item.period, asOf);
  comparison.compared += 1;
  if (JSON.stringify(told) === JSON.stringify(counted)) return;
  const when = asOf === undefined ? "" : ` as of ${asOf}`;
  comparison.differences.push(
    `${propertyId} ${item.period}${when}: the file has ${JSON.stringify(counted)}, the product ${JSON.stringify(told)}`,
  );
}
