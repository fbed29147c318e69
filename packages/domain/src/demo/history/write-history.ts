import { setImmediate as breathe } from "node:timers/promises";
import { run, transaction } from "@roomstream/db/transaction";
import { findProperty } from "../../property/queries/find-property";
import type { Context } from "../../shared/context";
import type { DemoHotel } from "../demo-hotel";
import { closeBooks } from "./close-books";
import { dateOf } from "./day-number";
import type { Demand } from "./demand";
import { drawLives } from "./draw-lives";
import { writeDown } from "./ended-life";
import type { Living } from "./living";
import { PastCalendar } from "./past-calendar";
import { PastDays } from "./past-days";
import { PastDesk } from "./past-desk";
import { PastHouse } from "./past-house";
import type { PastLife, Span } from "./past-life";
import { openPastMonths } from "./past-months";
import { PastPrices } from "./past-prices";
import { PastTime } from "./past-time";
import { type Step, stepsOf } from "./steps";
import { Told } from "./told";
import { writeTold } from "./write-told";

/** Events that are written at once. */
const AT_ONCE = 4_000;
/** Steps between which answers of the database are heard, so that it need not wait for what is told meanwhile. */
const BREATH = 10;

/**
 * Writes a hotel's past into a database that knows the hotel and no stay of it: state, outbox and inbox of every service together, in
 * one transaction, so that a past is there whole or not at all. Returns the lives that it told.
 */
export async function writeHistory(args: {
  ctx: Context;
  demo: DemoHotel;
  demand: Demand;
  span: Span;
  seed: string;
  sellsAhead: number;
  onProgress: (share: number) => void;
}): Promise<PastLife[]> {
  const { ctx, demo, demand, span, seed, sellsAhead, onProgress } = args;
  const { propertyId, timeZone } = demo.hotel;
  const property = await findProperty({ ctx, propertyId });
  if (!property) throw new Error(`there is no hotel ${propertyId}`);
  const lives = drawLives({ house: demo.hotel, demand, span, seed });
  await openPastMonths(ctx.databases, dateOf(span.booksFrom - 1));
  const time = new PastTime(timeZone);
  const then = time.contextOf(ctx);
  const prices = new PastPrices(demo, property);
  const calendar = new PastCalendar(
    new Map(demo.hotel.roomTypes.map(({ roomTypeId, rooms }) => [roomTypeId, rooms.length])),
  );
  const [row] = await run<{ version: number }>(ctx.databases.of("property"), {
    text: "SELECT version FROM property.property WHERE property_id = $1",
    values: [propertyId],
  });
  const steps = stepsOf(lives, span, time);
  const told = new Told(time);
  const house = new PastHouse(then, calendar, told);
  const desk = new PastDesk(then, property, prices, house);
  const days = new PastDays(then, property, row?.version ?? 1, told);
  const guests = new Guests(told);
  await transaction(ctx.databases.of("reservations"), async (tx) => {
    // While the database takes one part, the next is told.
    let writing: Promise<void> = Promise.resolve();
    try {
      for (const [index, step] of steps.entries()) {
        time.goTo(step.at);
        take(step, { desk, days, guests });
        if (index % BREATH === 0) await breathe();
        if (told.part.events < AT_ONCE && index < steps.length - 1) continue;
        if (index === steps.length - 1) guests.writeDownAll();
        const part = told.take();
        await writing;
        onProgress(index / steps.length);
        writing = writeTold(tx, part);
        // It is awaited with the next part, and fails there.
        writing.catch(() => undefined);
      }
    } finally {
      // Nothing else is asked of the connection before it has answered.
      await writing.catch(() => undefined);
    }
    await writing;
    await closeBooks(tx, {
      propertyId,
      businessDate: dateOf(span.today),
      sellsAhead,
      daysClosed: days.closed,
      closedAt: days.closedAt,
      calendar,
    });
  });
  onProgress(1);
  return lives;
}

function take(step: Step, { desk, days, guests }: { desk: PastDesk; days: PastDays; guests: Guests }): void {
  switch (step.kind) {
    case "BOOK":
      guests.booked(desk.book(step.life));
      return;
    case "CANCEL":
      desk.cancel(guests.of(step.life), step.by, dateOf(step.day));
      guests.ended(step.life);
      return;
    case "CHECK_IN":
      desk.checkIn(guests.of(step.life), step.roomId, dateOf(step.day));
      return;
    case "CHECK_OUT":
      desk.checkOut(guests.of(step.life), step.roomId, dateOf(step.day));
      guests.ended(step.life);
      return;
    case "CLOSE": {
      const absent = guests.absent(step.day);
      days.close(desk, dateOf(step.day), { absent, inHouse: guests.inHouse() });
      for (const { life } of absent) guests.ended(life);
      return;
    }
    default:
      step satisfies never;
  }
}

/** Those whose lives are not ended yet. */
class Guests {
  private readonly living = new Map<number, Living>();

  constructor(private readonly told: Told) {}

  booked(living: Living): void {
    this.living.set(living.life.nth, living);
  }

  of({ nth }: PastLife): Living {
    const living = this.living.get(nth);
    if (!living) throw new Error(`guest ${nth} is not known`);
    return living;
  }

  inHouse(): Living[] {
    return [...this.living.values()].filter(({ row }) => row.status === "CHECKED_IN");
  }

  absent(day: number): Living[] {
    return [...this.living.values()].filter(({ life }) => life.end.kind === "NO_SHOW" && life.arrival <= day);
  }

  ended(life: PastLife): void {
    writeDown(this.told, this.of(life));
    this.living.delete(life.nth);
  }

  /** Who is in the house or still to come when the history ends. */
  writeDownAll(): void {
    for (const { life } of [...this.living.values()]) this.ended(life);
  }
}
