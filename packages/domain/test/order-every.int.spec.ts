import { createTestDatabase, type TestDatabase } from "@roomstream/db/testing/test-database";
import { run } from "@roomstream/db/transaction";
import type { Context } from "@roomstream/domain/shared/context";
import { contextOver, openTestHotel } from "@roomstream/domain/testing/test-hotel";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { settleWithBank } from "./support/bank";
import { deadLetters, type EndState, endStates, wrongBooks, wrongNights } from "./support/end-state";
import { askForEach, type Kind, kinds, LATE_BANK, planOf } from "./support/kinds";
import { ordersOf, type Recorded, retold, storyOf } from "./support/replay";
import { Schedule } from "./support/schedule";
import { deliver, hearersOf, type Sent } from "./support/services";

/** Of a longer story, this many of its first events are brought in every order. */
const MOST = 5;

let database: TestDatabase;
let ctx: Context;

beforeAll(async () => {
  database = await createTestDatabase();
  ctx = contextOver(database);
  await openTestHotel(ctx, 2);
  await run(ctx.databases.of("availability"), {
    text: `UPDATE availability.availability_calendar
      SET sell_limit = CASE room_type_id WHEN 'SUITE' THEN 0 ELSE 100000 END,
        overbooking = CASE room_type_id WHEN 'SUITE' THEN 0 ELSE 100000 END - physical`,
  });
});
afterAll(() => database.drop());

/** Brings these events to all who hear of them, each twice within its delivery. */
async function bring(sent: Sent[]): Promise<void> {
  for (const topic of new Set(sent.map((event) => event.topic))) {
    const events = sent.filter((event) => event.topic === topic);
    for (const service of hearersOf(topic)) await deliver(ctx, service, [...events, ...events]);
  }
}

async function createdOf(reservationId: string): Promise<Recorded> {
  const [created] = await storyOf(ctx, reservationId);
  if (!created) throw new Error(`${reservationId} was not recorded`);
  return created;
}

describe("every order of a request's first events", () => {
  it.each(kinds.filter((kind) => kind !== LATE_BANK && !planOf(kind).wishes))("%s", async (kind: Kind) => {
    const asked = await askForEach(ctx, [kind]);
    await new Schedule(ctx, asked, () => 0, 1).run();
    const [model] = asked.keys();
    if (model === undefined) throw new Error("nobody asked");
    const expected = (await endStates(ctx, [model])).get(model);
    expect([expected?.reservation.reason, expected?.reservation.status]).toContain(planOf(kind).end);

    const story = await storyOf(ctx, model);
    const orders = ordersOf(story.slice(0, MOST)).map((order) => [...order, ...story.slice(MOST)]);
    const told: Sent[][] = [];
    for (const order of orders) {
      const [reservationId] = (await askForEach(ctx, [kind])).keys();
      if (reservationId === undefined) throw new Error("nobody asked");
      const sent = retold(ctx, story, await createdOf(reservationId), reservationId);
      told.push(order.map((event) => sent[story.indexOf(event)]).flatMap((event) => event ?? []));
    }
    // The n-th events of all orders go together: a service hears of many reservations at once, as in a full house.
    for (let nth = 0; nth < story.length; nth += 1) {
      await bring(told.flatMap((sent) => sent[nth] ?? []));
      await settleWithBank(ctx);
    }
    for (let nth = story.length - 1; nth >= 0; nth -= 1) await bring(told.flatMap((sent) => sent[nth] ?? []));
    await settleWithBank(ctx);

    const states = await endStates(
      ctx,
      told.flatMap(([first]) => first?.reservationId ?? []),
    );
    expect(states.size).toBe(orders.length);
    for (const [index, sent] of told.entries()) {
      const order = sent.map((event) => event.topic).join(" ");
      expect(states.get(sent[0]?.reservationId ?? ""), `order ${index}: ${order}`).toEqual(expected);
    }
    expect(await wrongNights(ctx)).toEqual([]);
    expect(await wrongBooks(ctx)).toEqual([]);
    expect(await deadLetters(ctx)).toEqual([]);
  });
});

/** What the others make of what a reservation tells; what the reservation makes of their answers is left out. */
const ofTheOthers = ({ hold, money, facts, nights, outcome, usage }: EndState) => ({
  hold,
  money,
  facts,
  nights,
  outcome,
  usage,
});

describe("every order of what a reservation tells of its life", () => {
  it.each(kinds.filter((kind) => planOf(kind).wishes))("%s", async (kind: Kind) => {
    const asked = await askForEach(ctx, [kind]);
    await new Schedule(ctx, asked, () => 0, 1).run();
    const [model] = asked.keys();
    if (model === undefined) throw new Error("nobody asked");
    const expected = (await endStates(ctx, [model])).get(model);
    if (!expected) throw new Error("nothing came of it");

    const story = (await storyOf(ctx, model)).filter((event) => event.topic.startsWith("reservation."));
    const told: Sent[][] = [];
    // Nothing more happens to a stay before the others have answered its request: that they have all heard first.
    const begun = Math.max(1, story.length - MOST);
    for (const order of ordersOf(story.slice(begun)).map((rest) => [...story.slice(0, begun), ...rest])) {
      const [reservationId] = (await askForEach(ctx, [kind])).keys();
      if (reservationId === undefined) throw new Error("nobody asked");
      const sent = retold(ctx, story, await createdOf(reservationId), reservationId);
      told.push(order.flatMap((event) => sent[story.indexOf(event)] ?? []));
    }
    for (let nth = 0; nth < story.length; nth += 1) {
      await bring(told.flatMap((sent) => sent[nth] ?? []));
      await settleWithBank(ctx);
    }
    for (let nth = story.length - 1; nth >= 0; nth -= 1) await bring(told.flatMap((sent) => sent[nth] ?? []));
    await settleWithBank(ctx);

    const states = await endStates(
      ctx,
      told.flatMap(([first]) => first?.reservationId ?? []),
    );
    expect(states.size).toBe(told.length);
    for (const [index, sent] of told.entries()) {
      const end = states.get(sent[0]?.reservationId ?? "");
      const order = sent.map((event) => event.topic).join(" ");
      expect(end && ofTheOthers(end), `order ${index}: ${order}`).toEqual(ofTheOthers(expected));
    }
    expect(await wrongNights(ctx)).toEqual([]);
    expect(await wrongBooks(ctx)).toEqual([]);
    expect(await deadLetters(ctx)).toEqual([]);
  });
});
