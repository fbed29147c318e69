import { run } from "@roomstream/db/transaction";
import { SERVICES } from "@roomstream/environment/environment";
import type { Context } from "../../shared/context";
import { businessDateAt } from "../../shared/stay";
import { DAYS_AHEAD, DEMO_HOTELS, type Nights } from "../seed-demo";
import { dateOf, dayNumber } from "./day-number";
import { DEMANDS } from "./demand";
import type { Span } from "./past-life";
import { writeHistory } from "./write-history";

/** A year, and the week before it, so that the same weekday a year ago has its guests. */
const DAYS_OPEN = 372;
/** Guests have booked for so long before the house opened. */
const DAYS_BOOKED_BEFORE = 170;
/** How far the books reach. */
const DAYS_ON_THE_BOOKS = 120;
/** The hotels were opened, and began to take bookings, so many days before their history ends. */
export const DEMO_PAST_DAYS = DAYS_OPEN + DAYS_BOOKED_BEFORE;
const SEED = "a year at three houses";

/** The days of a demo hotel's past, as seen from its business date. */
export function demoSpan(businessDate: string): Span {
  const today = dayNumber(businessDate);
  const opensOn = today - DAYS_OPEN;
  return { booksFrom: opensOn - DAYS_BOOKED_BEFORE, opensOn, today, until: today + DAYS_ON_THE_BOOKS };
}

/** What a demo hotel sells that opens on this date, before its past: the nights of its past, and those ahead of it. */
export function demoNights(opened: string): Nights {
  const { opensOn, today } = demoSpan(dateOf(dayNumber(opened) + DEMO_PAST_DAYS));
  return { from: dateOf(opensOn), until: dateOf(today + DAYS_AHEAD) };
}

/** The rows of a past are written in one transaction, which only one database can have. */
export const canTellHistory = ({ databases }: Pick<Context, "databases">): boolean =>
  SERVICES.every((service) => databases.of(service).pool === databases.common);

/**
 * Tells the past of each demo hotel that nobody has stayed at. Stopped in the middle, those that are told are whole, and the others
 * are told by the next start.
 */
export async function tellDemoHistory(args: {
  ctx: Context;
  onProgress: (share: number) => void;
}): Promise<void> {
  const { ctx, onProgress } = args;
  for (const [index, demo] of DEMO_HOTELS.entries()) {
    const { propertyId, timeZone } = demo.hotel;
    const demand = DEMANDS[propertyId];
    if (!demand || !(await isEmpty(ctx, propertyId, ALWAYS))) continue;
    const span = demoSpan(businessDateAt(ctx.clock.now(), timeZone));
    const share = (part: number) => onProgress((index + part) / DEMO_HOTELS.length);
    await writeHistory({ ctx, demo, demand, span, seed: SEED, sellsAhead: DAYS_AHEAD, onProgress: share });
  }
}

/** Whether the demo hotels are at the end of their past, and nobody has booked since. */
export async function awaitsItsPresent(ctx: Context): Promise<boolean> {
  for (const { hotel } of DEMO_HOTELS) {
    const today = businessDateAt(ctx.clock.now(), hotel.timeZone);
    if (!(await isEmpty(ctx, hotel.propertyId, today))) return false;
  }
  return true;
}

const ALWAYS = "-infinity";

/** Whether a hotel is there at which nobody has booked since a date, which is its business date if it is one. */
async function isEmpty(ctx: Context, propertyId: string, since: string): Promise<boolean> {
  const hotels = await run(ctx.databases.of("property"), {
    text: "SELECT FROM property.business_day WHERE property_id = $1 AND $2::date IN ('-infinity', business_date)",
    values: [propertyId, since],
  });
  const stays = await run(ctx.databases.of("reservations"), {
    text: "SELECT FROM reservations.reservation WHERE property_id = $1 AND created_at >= $2::timestamptz + interval '1 day' LIMIT 1",
    values: [propertyId, since],
  });
  return hotels.length > 0 && stays.length === 0;
}
