import { silent } from "@roomstream/db/log";
import { createTestDatabase, type TestDatabase } from "@roomstream/db/testing/test-database";
import { run } from "@roomstream/db/transaction";
import { reactions as analytics } from "@roomstream/domain/analytics/on/reactions";
import { reactions as availability } from "@roomstream/domain/availability/on/reactions";
import { reactions as payments } from "@roomstream/domain/payments/on/reactions";
import { reactions as reservations } from "@roomstream/domain/reservations/on/reactions";
import type { Context } from "@roomstream/domain/shared/context";
import { contextOver, openTestHotel } from "@roomstream/domain/testing/test-hotel";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { settleWithBank } from "./support/bank";
import { deadLetters, endStates, wrongNights } from "./support/end-state";
import { type Asked, ask } from "./support/guests";
import { type Recorded, retold, storyOf } from "./support/replay";
import { Schedule } from "./support/schedule";
import { deliver, type Sent, takeSent } from "./support/services";
import { MeetingPoint, meetInTheMiddle, meeting } from "./support/two-at-once";
import { cancelAtOnce, change } from "./support/wishes";

let database: TestDatabase;
let ctx: Context;
/** What consumers say when they pause: also whoever was chosen to end a deadlock. */
const warnings: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  ctx = contextOver(database, { log: { ...silent, warn: (_, message) => warnings.push(message) } });
  await openTestHotel(ctx, 1);
});
afterAll(() => database.drop());

async function created(own: Partial<Asked>): Promise<{ id: string; sent: Sent }> {
  const id = await ask(ctx, own);
  const [sent] = await takeSent(ctx, "reservations", [id]);
  if (!sent) throw new Error(`${id} was not recorded`);
  return { id, sent };
}

/** A confirmed stay whose guest asks for another, and what was told of that. */
async function proposedTo(own: Partial<Asked>, wanted: Parameters<typeof change>[0]) {
  const id = await ask(ctx, own);
  await new Schedule(ctx, new Map([[id, "booked with a part held"]]), () => 0, 1).run();
  expect(await change(wanted)(ctx, id)).toBe(true);
  const [proposed] = await takeSent(ctx, "reservations", [id]);
  if (!proposed) throw new Error("nothing was told of the change");
  return { id, proposed };
}

/** The story of a stay that goes well or is refused, told of another reservation. */
async function story(own: Partial<Asked>): Promise<Recorded[]> {
  const id = await ask(ctx, own);
  await new Schedule(ctx, new Map([[id, "booked with a part held"]]), () => 0, 1).run();
  return storyOf(ctx, id);
}

async function createdRow(id: string): Promise<Recorded> {
  const [row] = await storyOf(ctx, id);
  if (!row) throw new Error(`${id} was not recorded`);
  return row;
}

const only = (sent: Sent[], topic: string) => sent.filter((event) => event.topic === topic);
const state = async (id: string) => (await endStates(ctx, [id])).get(id);

describe("two consumers at work on one hotel at once", () => {
  it("given both hear the last answer of one reservation, then it is confirmed once", async () => {
    const model = await story({ ahead: 20 });
    const id = await ask(ctx, { ahead: 20 });
    const sent = retold(ctx, model, await createdRow(id), id);
    const own = meeting(reservations, new MeetingPoint(ctx, "lock-reservations"));
    await Promise.all([
      deliver(ctx, "reservations", only(sent, "availability.updated"), own),
      deliver(ctx, "reservations", only(sent, "payment.authorized"), own),
    ]);
    expect((await state(id))?.reservation).toMatchObject({ status: "CONFIRMED", version: 2 });
    expect(await storyOf(ctx, id)).toHaveLength(2);
  });

  it("given each holds the last room for another guest, then one has it and the other is told", async () => {
    const guests = [await created({ ahead: 30 }), await created({ ahead: 30 })];
    const point = new MeetingPoint(ctx, "lock-calendar");
    const own = meeting(availability, point);
    await Promise.all(guests.map((guest) => deliver(ctx, "availability", [guest.sent], own)));
    const holds = await Promise.all(guests.map(async ({ id }) => (await state(id))?.hold));
    expect(holds.map((hold) => hold?.status).toSorted()).toEqual(["HELD", "REJECTED"]);
    // That it is gone is decided: neither ran into the database's own guard and had to be tried again.
    expect(point.reached).toBe(2);
    expect(await wrongNights(ctx)).toEqual([]);
  });

  it("given the same request at both, then its nights are held once", async () => {
    const { id, sent } = await created({ ahead: 40 });
    const own = meeting(availability, new MeetingPoint(ctx, "lock-holds"));
    await Promise.all([
      deliver(ctx, "availability", [sent], own),
      deliver(ctx, "availability", [sent, sent], own),
    ]);
    expect((await state(id))?.hold).toEqual({ status: "HELD", stayVersion: 1, nights: 2 });
    expect(await storyOf(ctx, id)).toHaveLength(2);
  });

  it("given one holds and the other releases the same stay, then nothing stays held", async () => {
    const model = await story({ ahead: 50, token: "tok_declined" });
    const id = await ask(ctx, { ahead: 50 });
    const sent = retold(ctx, model, await createdRow(id), id);
    const own = meeting(availability, new MeetingPoint(ctx, "lock-holds"));
    await Promise.all([
      deliver(ctx, "availability", only(sent, "reservation.created"), own),
      deliver(ctx, "availability", only(sent, "reservation.cancelled"), own),
    ]);
    expect((await state(id))?.hold).toEqual({ status: "RELEASED", stayVersion: 2, nights: 0 });
    expect(await wrongNights(ctx)).toEqual([]);
  });

  it("given one hears of a change and the other that it was taken back, then only the stay in force is held", async () => {
    const { id, proposed } = await proposedTo({ ahead: 52 }, { nights: 4, token: "tok_declined" });
    await deliver(ctx, "payments", [proposed]);
    await settleWithBank(ctx);
    await deliver(ctx, "reservations", only(await takeSent(ctx, "payments", [id]), "payment.failed"));
    const withdrawn = only(await takeSent(ctx, "reservations", [id]), "reservation.modified");
    const own = meeting(availability, new MeetingPoint(ctx, "lock-holds"));
    await Promise.all([
      deliver(ctx, "availability", [proposed], own),
      deliver(ctx, "availability", withdrawn, own),
    ]);
    expect((await state(id))?.hold).toEqual({ status: "HELD", stayVersion: 3, nights: 2 });
    expect(await wrongNights(ctx)).toEqual([]);
  });

  it("given both hear the last answer to a change, then it takes force once", async () => {
    const { id, proposed } = await proposedTo({ ahead: 80 }, { nights: 4 });
    await deliver(ctx, "availability", [proposed]);
    await deliver(ctx, "payments", [proposed]);
    await settleWithBank(ctx);
    const held = only(await takeSent(ctx, "availability", [id]), "availability.updated");
    const authorized = only(await takeSent(ctx, "payments", [id]), "payment.authorized");
    const own = meeting(reservations, new MeetingPoint(ctx, "lock-reservations"));
    await Promise.all([
      deliver(ctx, "reservations", held, own),
      deliver(ctx, "reservations", authorized, own),
    ]);
    expect((await state(id))?.reservation).toMatchObject({ version: 4, proposed: false, total: 40_000 });
    const confirmed = (await storyOf(ctx, id)).filter((event) => event.topic === "reservation.confirmed");
    expect(confirmed).toHaveLength(2);
  });

  it("given one asks for the card and the other lets go of it, then nothing is asked that is not let go", async () => {
    const model = await story({ ahead: 60, roomTypeId: "SUITE", token: "tok_declined" });
    const id = await ask(ctx, { ahead: 60 });
    const sent = retold(ctx, model, await createdRow(id), id);
    const own = meeting(payments, new MeetingPoint(ctx, "lock-payments"));
    await Promise.all([
      deliver(ctx, "payments", only(sent, "reservation.created"), own),
      deliver(ctx, "payments", only(sent, "reservation.cancelled"), own),
    ]);
    await new Schedule(ctx, new Map([[id, "booked with a part held"]]), () => 0, 1).run();
    expect((await state(id))?.money).toMatchObject({ wanted: "RELEASE", held: 0, kept: 0, open: 0 });
  });

  it("given both hear of overlapping stays in opposite order, then none is chosen to die and the calendar is right", async () => {
    warnings.length = 0;
    const stays = [
      { ahead: 70, nights: 5 },
      { ahead: 73, nights: 5 },
      { ahead: 76, nights: 5 },
      { ahead: 70, nights: 11 },
    ];
    const guests: Awaited<ReturnType<typeof created>>[] = [];
    for (const stay of stays)
      guests.push(await created(stay), await created({ ...stay, roomTypeId: "SUITE" }));
    const sent = guests.map((guest) => guest.sent);
    const middle = {
      text: `SELECT FROM availability.availability_calendar
        WHERE night = (SELECT arrival + 5 FROM reservations.reservation WHERE reservation_id = $1) FOR UPDATE`,
      values: [guests[0]?.id],
    };
    await meetInTheMiddle(ctx, middle, () => [
      deliver(ctx, "availability", sent.slice(0, 4)),
      deliver(ctx, "availability", sent.slice(4).toReversed()),
    ]);
    expect(await wrongNights(ctx)).toEqual([]);
    expect(warnings).toEqual([]);
  });

  it("given one hears that a stay is confirmed and the other that it is cancelled, then its nights are off the books", async () => {
    const cancelled = await ask(ctx, { ahead: 90 });
    await new Schedule(ctx, new Map([[cancelled, "booked with a part held"]]), () => 0, 1).run();
    await cancelAtOnce(ctx, cancelled);
    const id = await ask(ctx, { ahead: 90 });
    const told = retold(ctx, await storyOf(ctx, cancelled), await createdRow(id), id);
    await deliver(ctx, "analytics", only(told, "reservation.created"));
    const own = meeting(analytics, new MeetingPoint(ctx, "facts-of-reservations"));
    await Promise.all([
      deliver(ctx, "analytics", only(told, "reservation.confirmed"), own),
      deliver(ctx, "analytics", only(told, "reservation.cancelled"), own),
    ]);
    const nights = await run(ctx.databases.of("analytics"), {
      text: `SELECT n.counts_until = o.ended_known_at AS "untilItsEnd", o.ended_as AS "endedAs"
        FROM analytics.room_night n JOIN analytics.reservation_outcome o USING (reservation_id) WHERE reservation_id = $1`,
      values: [id],
    });
    expect(nights).toEqual([
      { untilItsEnd: true, endedAs: "CANCELLED" },
      { untilItsEnd: true, endedAs: "CANCELLED" },
    ]);
    expect(await deadLetters(ctx)).toEqual([]);
  });
});
