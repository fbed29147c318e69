import type { Kpi } from "@roomstream/domain/analytics/contract";
import { finishDays } from "@roomstream/domain/analytics/finish-days";
import { kpis } from "@roomstream/domain/analytics/queries/kpis";
import { NIGHT_AUDIT } from "@roomstream/domain/night-audit/audit-due";
import { closeDays } from "@roomstream/domain/night-audit/close-days";
import { rebuiltEqualsLive } from "@roomstream/domain/operations/promises/rebuilt-equals-live";
import { withSnapshot } from "@roomstream/domain/operations/promises/snapshot";
import { addDays, momentAt } from "@roomstream/domain/shared/stay";
import { HOTEL, type TestHotel } from "@roomstream/domain/testing/test-hotel";
import type { EventName } from "@roomstream/events/catalog/catalog";
import { openFrontDesk, takeAll, value } from "./open-desk";
import { deliver, hearersOf, type Sent } from "./services";

/** Days before the real one on which the hotel of a test opens, so that every moment of the test has come. */
const DAYS = 10;
const HOUR_MS = 60 * 60_000;
const SECOND = 1_000 / HOUR_MS;

export type Books = Awaited<ReturnType<typeof openBooks>>;

/** A hotel in the near past whose figures can be asked as of any moment since, and whose days are closed by the test. */
export async function openBooks(rooms: number, hotel: TestHotel = HOTEL) {
  const opened = addDays(new Date().toISOString().slice(0, 10), -DAYS);
  const desk = await openFrontDesk(rooms, momentAt(opened, 9, hotel.timeZone), hotel);
  const { ctx } = desk;
  const { propertyId } = hotel;
  await desk.settle();

  /** An hour later, by the hotel's clock. */
  const later = (hours = 1): string => {
    desk.setClock(new Date(ctx.clock.now().getTime() + hours * HOUR_MS));
    return ctx.clock.now().toISOString();
  };
  /** The day after at nine. */
  const nextDay = (): string => {
    const businessDate = addDays(ctx.clock.now().toISOString().slice(0, 10), 1);
    desk.setClock(momentAt(businessDate, 9, hotel.timeZone));
    return businessDate;
  };

  return {
    desk,
    ctx,
    /** The hotel's first business date. */
    opened,
    later,
    nextDay,
    /** The figures of some nights from the first business date on, as of a moment, or when all that was done is past. */
    async figures(nights: number, asOf?: string): Promise<Kpi[]> {
      if (asOf === undefined) later(SECOND);
      const range = { from: opened, to: addDays(opened, nights - 1), granularity: "day" as const };
      return value(await kpis({ ctx, propertyId, ...range, ...(asOf === undefined ? {} : { asOf }) })).items;
    },
    /** Brings everything to everybody, but the first event of a topic not to analytics; that one is given back. */
    async settleBut(topic: EventName): Promise<Sent> {
      const sent = await takeAll(ctx);
      const missed = sent.find((event) => event.topic === topic);
      if (!missed) throw new Error(`there was no ${topic}`);
      for (const event of sent) {
        for (const service of hearersOf(event.topic)) {
          if (event !== missed || service !== "analytics") await deliver(ctx, service, [event]);
        }
      }
      await desk.settle();
      return missed;
    },
    /** The night audit closes all days that are over, and everybody hears of it. */
    async closeDays(): Promise<void> {
      value(await closeDays({ ctx, propertyId, by: NIGHT_AUDIT }));
      await desk.settle();
    },
    /** Makes days final that can be, when all that was recorded is so old that nothing of it is still on its way to the disk. */
    async finish(): Promise<void> {
      await desk.rows("UPDATE reservations.outbox SET recorded_at = recorded_at - interval '10 minutes'");
      await desk.rows("UPDATE analytics.closed_day SET closed_at = closed_at - interval '10 minutes'");
      await finishDays(ctx);
    },
    /** Where analytics, folded again from the event stores, is other than the live one. */
    rebuilt: () =>
      withSnapshot(ctx.databases, async (snapshot) => (await rebuiltEqualsLive.check(snapshot)).suspects),
    close: () => desk.close(),
  };
}

/** What of figures a test speaks of. */
export const soldOf = (figures: Kpi[]) => figures.map(({ roomsSold }) => roomsSold);
