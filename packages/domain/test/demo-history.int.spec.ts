import { createTestDatabase, type TestDatabase } from "@roomstream/db/testing/test-database";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kpis } from "../src/analytics/queries/kpis";
import type { DemoHotel } from "../src/demo/demo-hotel";
import { dateOf, dayNumber } from "../src/demo/history/day-number";
import { DEMANDS } from "../src/demo/history/demand";
import type { PastLife, Span } from "../src/demo/history/past-life";
import { writeHistory } from "../src/demo/history/write-history";
import { kawabeNoYado } from "../src/demo/kawabe-no-yado";
import { seedHotel } from "../src/demo/seed-demo";
import { promises } from "../src/operations/promises";
import type { Context } from "../src/shared/context";
import { businessDateAt } from "../src/shared/stay";
import { contextOver } from "../src/testing/test-hotel";
import { deliver, hearersOf, takeSent } from "./support/services";

const DAY_MS = 24 * 60 * 60_000;
const PROPERTY_ID = "PROP-003";
/** A month of stays, and the fortnight before it in which they were booked. */
const SPAN_DAYS = { open: 30, before: 14, ahead: 30 };

let database: TestDatabase;
let ctx: Context;
let span: Span;
let lives: PastLife[];

beforeAll(async () => {
  database = await createTestDatabase();
  ctx = contextOver(database);
  const today = dayNumber(businessDateAt(ctx.clock.now(), kawabeNoYado.hotel.timeZone));
  const opensOn = today - SPAN_DAYS.open;
  span = { booksFrom: opensOn - SPAN_DAYS.before, opensOn, today, until: today + SPAN_DAYS.ahead };
  const opening = () => new Date(Date.now() - (SPAN_DAYS.open + SPAN_DAYS.before) * DAY_MS);
  const sells = () => ({ from: dateOf(span.opensOn), until: dateOf(span.until + 10) });
  await seedHotel({ ...ctx, clock: { now: opening } }, kawabeNoYado, sells);
  await handleOpening();
  lives = await write(ctx, kawabeNoYado);
});
afterAll(() => database.drop());

/** What the hotel's opening told is heard by whom it is for. */
async function handleOpening(): Promise<void> {
  const aggregates = [
    PROPERTY_ID,
    ...kawabeNoYado.hotel.roomTypes.map((type) => `${PROPERTY_ID}/${type.roomTypeId}`),
  ];
  for (const service of ["property", "availability", "rates"] as const) {
    for (const sent of await takeSent(ctx, service, aggregates)) {
      for (const hearer of hearersOf(sent.topic)) await deliver(ctx, hearer, [sent]);
    }
  }
}

function write(by: Context, demo: DemoHotel): Promise<PastLife[]> {
  const demand = DEMANDS[PROPERTY_ID];
  if (!demand) throw new Error("the inn has no demand");
  return writeHistory({
    ctx: by,
    demo,
    demand,
    span,
    seed: "a month",
    sellsAhead: 40,
    onProgress: () => undefined,
  });
}

const isBookedOn = (day: number) => (life: PastLife) => life.booked.day === day;
const hasStayed = ({ end }: PastLife) => end.kind === "STAYED" || end.kind === "IN_HOUSE";

/** What a night's figures must be, by what was drawn. */
const drawnOf = (day: number) => ({
  period: dateOf(day),
  roomsSold: lives.filter((life) => hasStayed(life) && life.arrival <= day && day < life.departure).length,
  reservations: lives.filter(isBookedOn(day)).length,
  cancellations: lives.filter(({ end }) => end.kind === "CANCELLED" && end.at.day === day).length,
  noShows: lives.filter(({ end, arrival }) => end.kind === "NO_SHOW" && arrival === day).length,
});

describe("a month of an inn's past, written into an empty database", () => {
  it("keeps every promise", async () => {
    const { items } = await promises({ ctx, patienceMs: 0 });
    expect(items.flatMap(({ breaches }) => breaches)).toEqual([]);
    expect(items.every(({ checked }) => checked > 0)).toBe(true);
  });

  it("has the figures of what was drawn, day by day, and they are final", async () => {
    const days = Array.from({ length: SPAN_DAYS.open }, (_, index) => span.opensOn + index);
    const answer = await kpis({
      ctx,
      propertyId: PROPERTY_ID,
      from: dateOf(span.opensOn),
      to: dateOf(span.today - 1),
      granularity: "day",
    });
    if (!answer.ok) throw new Error(answer.refusal.message);
    const { items } = answer.value;
    expect(
      items.map(({ period, roomsSold, reservations, cancellations, noShows }) => ({
        period,
        roomsSold,
        reservations,
        cancellations,
        noShows,
      })),
    ).toEqual(days.map(drawnOf));
    expect(items.every(({ roomsPhysical, provisional }) => roomsPhysical === 18 && !provisional)).toBe(true);
  });

  it("knows what was on the books a week before a night, as it was then", async () => {
    const night = span.today - 3;
    const weekBefore = night - 7;
    const answer = await kpis({
      ctx,
      propertyId: PROPERTY_ID,
      from: dateOf(night),
      to: dateOf(night),
      granularity: "day",
      asOf: dateOf(weekBefore),
    });
    if (!answer.ok) throw new Error(answer.refusal.message);
    const onTheBooks = lives.filter(
      ({ arrival, departure, booked, end }) =>
        arrival <= night &&
        night < departure &&
        booked.day <= weekBefore &&
        !(end.kind === "CANCELLED" && end.at.day <= weekBefore),
    );
    expect(answer.value.items[0]?.roomsSold).toBe(onTheBooks.length);
  });

  it("is there whole or not at all: stopped in the middle, nothing of it is left, and it is written again", async () => {
    const other = await createTestDatabase();
    const own = contextOver(other);
    await seedHotel(
      { ...own, clock: { now: () => new Date(Date.now() - 44 * DAY_MS) } },
      kawabeNoYado,
      () => ({ from: dateOf(span.opensOn), until: dateOf(span.until + 10) }),
    );
    const count = async () => {
      const { rows } = await other.databases.common.query<{ stays: number }>(
        "SELECT count(*) AS stays FROM reservations.reservation",
      );
      return rows[0]?.stays;
    };
    // The history stops at the first who booked a plan that is not there.
    const nowhere = {
      ...kawabeNoYado,
      plans: kawabeNoYado.plans.filter(({ ratePlanId }) => ratePlanId !== "ROOM"),
    };
    await expect(write(own, nowhere)).rejects.toThrow("has no plan ROOM");
    expect(await count()).toBe(0);
    await write(own, kawabeNoYado);
    expect(await count()).toBe(lives.length);
    await other.drop();
  });
});
