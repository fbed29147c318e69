import { auditDue, NIGHT_AUDIT } from "@roomstream/domain/night-audit/audit-due";
import { closeDays } from "@roomstream/domain/night-audit/close-days";
import { postNights } from "@roomstream/domain/payments/post-nights";
import { setRoomStatus } from "@roomstream/domain/property/set-room-status";
import { soilOccupied } from "@roomstream/domain/property/soil-occupied";
import { takeOutOfOrder } from "@roomstream/domain/property/take-out-of-order";
import { checkIn } from "@roomstream/domain/reservations/check-in";
import { inHouse } from "@roomstream/domain/reservations/queries/in-house";
import { undoCheckIn } from "@roomstream/domain/reservations/undo-check-in";
import type { Context } from "@roomstream/domain/shared/context";
import { dayInWords } from "@roomstream/domain/shared/dates";
import { addDays } from "@roomstream/domain/shared/stay";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { codeOf, type FrontDesk, INES, openFrontDesk, value } from "./support/open-desk";

const propertyId = "TEST-001";
const close = (ctx: Context, until?: string) =>
  closeDays({ ctx, propertyId, by: NIGHT_AUDIT, ...(until === undefined ? {} : { until }) });

/** What the audit leaves behind, whatever way it took. */
const books = async (desk: FrontDesk) => ({
  day: await desk.rows(
    "SELECT business_date, sellable_until FROM property.business_day JOIN property.property USING (property_id)",
  ),
  stays: await desk.rows(
    "SELECT confirmation_number, status, version FROM reservations.reservation ORDER BY confirmation_number",
  ),
  nights: await desk.rows(
    "SELECT reservation_id, night, amount, entry FROM payments.posting ORDER BY reservation_id, night",
  ),
  rooms: await desk.rows("SELECT room_id, status, version FROM property.room ORDER BY room_id"),
  onSale: await desk.rows(
    "SELECT room_type_id, max(night) AS last, count(*) AS nights FROM availability.availability_calendar GROUP BY room_type_id ORDER BY room_type_id",
  ),
  priced: await desk.rows(
    "SELECT room_type_id, max(night) AS last, count(*) AS nights FROM rates.nightly_price GROUP BY room_type_id ORDER BY room_type_id",
  ),
  told: await desk.rows(
    "SELECT envelope->'data'->>'closed' AS closed FROM property.outbox WHERE topic = 'property.updated' ORDER BY position",
  ),
});

describe("the night audit", () => {
  let desk: FrontDesk;
  let date: string;
  beforeAll(async () => {
    desk = await openFrontDesk(6);
    date = (await desk.today()).businessDate;
  });
  afterAll(() => desk.close());

  it("given a day that is not over, then it is not closed, and it is said when it can be", async () => {
    const result = await close(desk.ctx);
    expect(codeOf(result)).toBe("WRONG_DAY");
    expect(result.ok === false && result.refusal.message).toBe(
      `${dayInWords(date)} is not over: close it after 03:00 on ${dayInWords(addDays(date, 1))}, by the hotel's clock.`,
    );
    await auditDue(desk.ctx);
    expect((await desk.today()).businessDate).toBe(date);
  });

  it("given a guest in the house and one who did not come, when the day is over, then the night is posted, the other is a no-show, and the next day begins", async () => {
    const [inHouse, absent, later] = [
      await desk.book({ nights: 2 }),
      await desk.book({ nights: 2 }),
      await desk.book({ ahead: 1 }),
    ];
    value(await checkIn({ ...desk.order(inHouse), roomId: "DOUBLE-1" }));
    const before = await desk.today();
    const soldUntil = (await books(desk)).onSale;
    desk.later(1);
    const { closed } = value(await close(desk.ctx));
    expect(closed).toEqual([
      { businessDate: date, noShows: 1, nightsPosted: 1, roomsToClean: 1, nightsOpened: 2 },
    ]);
    await desk.settle();
    const day = await desk.today();
    expect(day.businessDate).toBe(addDays(date, 1));
    expect(day.auditAt).not.toBe(before.auditAt);
    expect(day.arrivals.map((stay) => stay.confirmationNumber)).toEqual([later]);
    expect(day.inHouse).toMatchObject([{ confirmationNumber: inHouse, roomId: "DOUBLE-1" }]);
    const after = await books(desk);
    expect(after.nights).toMatchObject([{ night: date, amount: 10_000, entry: "NIGHT" }]);
    expect(after.rooms.find((room) => room.room_id === "DOUBLE-1")).toMatchObject({ status: "DIRTY" });
    expect(after.stays.find((stay) => stay.confirmation_number === absent)).toMatchObject({
      status: "NO_SHOW",
    });
    expect(after.onSale).toEqual(
      soldUntil.map((type) => ({
        ...type,
        last: addDays(String(type.last), 1),
        nights: Number(type.nights) + 1,
      })),
    );
    expect(after.priced).toEqual(after.onSale);
    expect(after.told.at(-1)).toEqual({ closed: date });
  });

  it("given the same day again, then nothing is posted twice", async () => {
    const before = await books(desk);
    expect(codeOf(await close(desk.ctx))).toBe("WRONG_DAY");
    await desk.rows("UPDATE property.business_day SET business_date = business_date - 1");
    await desk.rows("DELETE FROM property.night_audit");
    await desk.rows("UPDATE property.room SET status = 'DIRTY'");
    value(await close(desk.ctx));
    const after = await books(desk);
    expect({ ...after, told: [], rooms: [], day: [] }).toEqual({ ...before, told: [], rooms: [], day: [] });
  });

  it("given a guest who should have left, then the desk is alerted, and nothing is posted beyond the stay's price", async () => {
    desk.later(2);
    const { closed } = value(await close(desk.ctx));
    expect(closed.map((day) => day.businessDate)).toEqual([addDays(date, 1), addDays(date, 2)]);
    expect((await books(desk)).nights).toMatchObject([{ night: date }, { night: addDays(date, 1) }]);
    const { alerts, departures } = await desk.today();
    expect(alerts).toMatchObject([{ kind: "OVERSTAY" }]);
    expect(departures).toMatchObject([{ status: "CHECKED_IN", departure: addDays(date, 2) }]);
  });

  it("given five days without a worker, then it closes day by day, each with its own nights", async () => {
    const number = await desk.book({ nights: 4 });
    value(await setRoomStatus({ ctx: desk.ctx, propertyId, roomId: "DOUBLE-2", status: "CLEAN", by: INES }));
    value(await checkIn({ ...desk.order(number), roomId: "DOUBLE-2" }));
    const first = (await desk.today()).businessDate;
    desk.later(5);
    await Promise.all([auditDue(desk.ctx), auditDue(desk.ctx), auditDue(desk.ctx)]);
    expect((await desk.today()).businessDate).toBe(addDays(first, 5));
    const nights = await desk.rows(
      "SELECT night FROM payments.posting WHERE entry = 'NIGHT' AND night >= $1 ORDER BY night",
      [first],
    );
    expect(nights.map((row) => row.night)).toEqual([0, 1, 2, 3].map((days) => addDays(first, days)));
  });

  it("given a day to close up to, then it goes no further", async () => {
    const first = (await desk.today()).businessDate;
    desk.later(3);
    const { businessDate, closed } = value(await close(desk.ctx, addDays(first, 1)));
    expect([businessDate, closed.length]).toEqual([addDays(first, 2), 2]);
    value(await close(desk.ctx));
  });

  it("given a room that was cleaned after the audit had marked it, then the same day never marks it again", async () => {
    const day = { propertyId, businessDate: (await desk.today()).businessDate };
    const order = { ctx: desk.ctx, day, roomIds: ["DOUBLE-5"], by: NIGHT_AUDIT };
    await soilOccupied(order);
    const dirty = "SELECT status FROM property.room WHERE room_id = 'DOUBLE-5'";
    expect(await desk.rows(dirty)).toEqual([{ status: "DIRTY" }]);
    value(await setRoomStatus({ ctx: desk.ctx, propertyId, roomId: "DOUBLE-5", status: "CLEAN", by: INES }));
    await soilOccupied(order);
    expect(await desk.rows(dirty)).toEqual([{ status: "CLEAN" }]);
  });

  it("given another worker that has the lease, then it waits; given one that died, then it takes over", async () => {
    desk.later(1);
    await desk.rows(
      "UPDATE property.business_day SET audit_owner = gen_random_uuid(), audit_until = clock_timestamp() + interval '1 minute'",
    );
    expect(codeOf(await close(desk.ctx))).toBe("WRONG_DAY");
    await desk.rows("UPDATE property.business_day SET audit_until = clock_timestamp() - interval '1 second'");
    expect(codeOf(await close(desk.ctx))).toBe("accepted");
  });

  it("given an audit that stopped once the nights were posted, then a check-in of that day is not taken back: its night would stay", async () => {
    const { businessDate } = await desk.today();
    const number = await desk.book();
    value(await checkIn({ ...desk.order(number), roomId: "DOUBLE-5" }));
    await desk.settle();
    const stays = await inHouse({ ctx: desk.ctx, propertyId });
    await postNights({ ctx: desk.ctx, propertyId, businessDate, stays });
    expect(codeOf(await undoCheckIn(desk.order(number)))).toBe("WRONG_DAY");
  });

  it("given a room that is out of order when its nights go on sale, then it is not sold", async () => {
    const until = addDays((await desk.today()).businessDate, 200);
    value(
      await takeOutOfOrder({
        ctx: desk.ctx,
        propertyId,
        roomId: "SUITE-1",
        input: { from: (await desk.today()).businessDate, to: until, reason: "Rebuilt" },
        by: INES,
      }),
    );
    await desk.settle();
    desk.later(1);
    value(await close(desk.ctx));
    const [last] = await desk.rows(
      "SELECT sell_limit, out_of_order FROM availability.availability_calendar WHERE room_type_id = 'SUITE' ORDER BY night DESC LIMIT 1",
    );
    expect(last).toEqual({ sell_limit: 5, out_of_order: 1 });
  });
});

describe("who did not come", () => {
  let desk: FrontDesk;
  let date: string;
  beforeEach(async () => {
    desk = await openFrontDesk(6);
    date = (await desk.today()).businessDate;
  });
  afterEach(() => desk.close());

  /** As many stays more as one that is there, each of its own. */
  const copies = (number: string, count: number) =>
    desk.rows(
      `INSERT INTO reservations.reservation
        SELECT (json_populate_record(r, json_build_object('reservation_id', gen_random_uuid(), 'confirmation_number', 'COPY-' || n))).*
        FROM reservations.reservation r, generate_series(1, $2::int) n WHERE r.confirmation_number = $1`,
      [number, count],
    );
  const expected = async () => {
    const [row] = await desk.rows<{ waiting: number }>(
      "SELECT count(*)::int AS waiting FROM reservations.reservation WHERE status = 'CONFIRMED' AND arrival <= $1",
      [date],
    );
    return row?.waiting;
  };

  it("given more than are marked at once, and one of them cancels at that moment, then all the others are no-shows", async () => {
    await copies(await desk.book(), 299);
    desk.later(1);
    const [guest] = await desk.rows<{ reservation_id: string }>(
      "SELECT reservation_id FROM reservations.reservation ORDER BY reservation_id LIMIT 1",
    );
    const cancelling = await desk.database.databases.common.connect();
    await cancelling.query("BEGIN");
    await cancelling.query(
      "UPDATE reservations.reservation SET status = 'CANCELLED', cancellation_reason = 'GUEST' WHERE reservation_id = $1",
      [guest?.reservation_id],
    );
    const audit = close(desk.ctx);
    await expect
      .poll(() => desk.rows("SELECT FROM pg_locks WHERE NOT granted"), { interval: 20 })
      .not.toEqual([]);
    await cancelling.query("COMMIT");
    cancelling.release();
    expect(value(await audit).closed).toMatchObject([{ noShows: 299 }]);
    expect(await expected()).toBe(0);
  });

  it("given stays from before the hotel's first business day, as a version without check-in left them, then no audit judges them", async () => {
    const [past, absent] = [await desk.book(), await desk.book()];
    const state = () =>
      desk.rows(
        "SELECT confirmation_number, status, version, fee FROM reservations.reservation ORDER BY arrival",
      );
    await desk.rows(
      "UPDATE reservations.reservation SET arrival = arrival - 1, departure = departure - 1 WHERE confirmation_number = $1",
      [past],
    );
    desk.later(3);
    expect(value(await close(desk.ctx)).closed.map((day) => day.noShows)).toEqual([1, 0, 0]);
    expect(await state()).toMatchObject([
      { confirmation_number: past, status: "CONFIRMED" },
      { confirmation_number: absent, status: "NO_SHOW" },
    ]);
  });

  it("given who was confirmed after the day of arrival was closed, then the next audit marks them", async () => {
    desk.later(1);
    value(await close(desk.ctx));
    const late = await desk.book();
    await desk.rows(
      "UPDATE reservations.reservation SET arrival = $2, departure = departure WHERE confirmation_number = $1",
      [late, date],
    );
    desk.later(1);
    expect(value(await close(desk.ctx)).closed).toMatchObject([{ noShows: 1 }]);
  });
});

describe("the hour of the audit, by the hotel's own clocks", () => {
  it.each([
    [
      "Lisbon, into summer: the day has 23 hours",
      "Europe/Lisbon",
      3,
      "2027-03-27T12:00:00Z",
      "2027-03-28T02:00:00Z",
    ],
    [
      "Lisbon, into winter: the day has 25 hours",
      "Europe/Lisbon",
      3,
      "2027-10-30T12:00:00Z",
      "2027-10-31T03:00:00Z",
    ],
    ["New York, into summer", "America/New_York", 3, "2027-03-13T17:00:00Z", "2027-03-14T07:00:00Z"],
    ["New York, into winter", "America/New_York", 3, "2027-11-06T17:00:00Z", "2027-11-07T08:00:00Z"],
    [
      "New York, an hour that the day does not have",
      "America/New_York",
      2,
      "2027-03-13T17:00:00Z",
      "2027-03-14T07:00:00Z",
    ],
    [
      "New York, an hour that the day has twice: the first",
      "America/New_York",
      1,
      "2027-11-06T17:00:00Z",
      "2027-11-07T05:00:00Z",
    ],
    [
      "Lisbon, an hour that the day does not have",
      "Europe/Lisbon",
      1,
      "2027-03-27T12:00:00Z",
      "2027-03-28T01:00:00Z",
    ],
  ])(
    "given %s, then it closes then and not a second before, and the day after is one day later",
    async (_, timeZone, hour, noon, over) => {
      const desk = await openFrontDesk(1, new Date(noon), { propertyId, timeZone });
      await desk.rows("UPDATE property.business_day SET audit_hour = $1", [hour]);
      const date = noon.slice(0, 10);
      desk.setClock(new Date(new Date(over).getTime() - 1_000));
      expect(codeOf(await close(desk.ctx))).toBe("WRONG_DAY");
      desk.setClock(new Date(over));
      const { closed } = value(await close(desk.ctx));
      expect(closed.map((day) => day.businessDate)).toEqual([date]);
      expect((await desk.today()).businessDate).toBe(addDays(date, 1));
      await desk.close();
    },
  );
});
