import { roomBoard } from "@roomstream/domain/desk/room-board";
import { roomChoices } from "@roomstream/domain/desk/room-choices";
import { searchDesk } from "@roomstream/domain/desk/search";
import { refund } from "@roomstream/domain/payments/refund";
import { takePayment } from "@roomstream/domain/payments/take-payment";
import { putBackIntoOrder } from "@roomstream/domain/property/put-back-into-order";
import { setRoomStatus } from "@roomstream/domain/property/set-room-status";
import { takeOutOfOrder } from "@roomstream/domain/property/take-out-of-order";
import { assignRoom } from "@roomstream/domain/reservations/assign-room";
import { cancelReservation } from "@roomstream/domain/reservations/cancel-reservation";
import { checkIn } from "@roomstream/domain/reservations/check-in";
import { checkOut } from "@roomstream/domain/reservations/check-out";
import { markNoShow } from "@roomstream/domain/reservations/mark-no-show";
import { undoCheckIn } from "@roomstream/domain/reservations/undo-check-in";
import { addDays } from "@roomstream/domain/shared/stay";
import type { OutboxRow } from "@roomstream/events/outbox/messages";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wrongNights } from "./support/end-state";
import { codeOf, type FrontDesk, INES, openFrontDesk, value } from "./support/open-desk";
import { deliver, sentOf } from "./support/services";

let desk: FrontDesk;
let date: string;
const propertyId = "TEST-001";

beforeAll(async () => {
  desk = await openFrontDesk(12);
  date = (await desk.today()).businessDate;
});
afterAll(() => desk.close());

const of = (number: string) => desk.order(number);
const room = (roomId: string) => ({ ctx: desk.ctx, propertyId, roomId, by: INES });
const statusOf = async (roomId: string) => {
  const board = value(await roomBoard({ ctx: desk.ctx, propertyId, names: true }));
  return board.items.find((item) => item.roomId === roomId)?.status;
};

describe("a room for a stay", () => {
  it("given a confirmed stay, when it is given a room, then it has it, twice the same changes nothing, and it may have none again", async () => {
    const number = await desk.book();
    value(await assignRoom({ ...of(number), roomId: "DOUBLE-1" }));
    const again = value(await assignRoom({ ...of(number), roomId: "DOUBLE-1" }));
    const line = (await desk.today()).arrivals.find((stay) => stay.confirmationNumber === number);
    expect(line).toMatchObject({ roomId: "DOUBLE-1", readiness: "CLEAN", version: again.row.version });
    value(await assignRoom({ ...of(number), roomId: null }));
    const [events] = await desk.rows<{ rooms: (string | null)[] }>(
      `SELECT json_agg(envelope->'data'->>'roomId' ORDER BY position) AS rooms FROM reservations.outbox
       WHERE aggregate_id = $1 AND topic = 'reservation.modified'`,
      [again.row.reservation_id],
    );
    expect(events?.rooms).toEqual(["DOUBLE-1", null]);
  });

  it("given twenty stays that want one room at once, then one has it, and the others hear who", async () => {
    const numbers: string[] = [];
    for (let guest = 0; guest < 10; guest += 1) numbers.push(await desk.book({ ahead: 20 }));
    const asked = numbers.flatMap((number) => [number, number]);
    const results = await Promise.all(
      asked.map((number) => assignRoom({ ...of(number), roomId: "DOUBLE-2" })),
    );
    const winners = new Set(
      results.flatMap((result) => (result.ok ? [result.value.row.confirmation_number] : [])),
    );
    expect(winners.size).toBe(1);
    const refused = results.find((result) => !result.ok);
    expect(refused).toMatchObject({ refusal: { code: "ROOM_TAKEN" } });
    expect(refused?.ok === false && refused.refusal.message).toContain([...winners][0]);
    for (const number of numbers) value(await assignRoom({ ...of(number), roomId: null }));
  });

  it("given a room of another type, when it is asked for, then that type is held, at the price that was sold, and the room is the stay's", async () => {
    const number = await desk.book({ ahead: 30, nights: 3 });
    const before = await desk.rows(
      "SELECT sold->'totals'->>'total' AS total FROM reservations.reservation WHERE confirmation_number = $1",
      [number],
    );
    const { assigned } = value(await assignRoom({ ...of(number), roomId: "SUITE-1" }));
    expect(assigned).toBe(false);
    expect(codeOf(await assignRoom({ ...of(number), roomId: "DOUBLE-3" }))).toBe("CHANGE_PENDING");
    await desk.settle();
    const after = await desk.rows(
      `SELECT r.room_type_id, s.room_id, r.sold->'totals'->>'total' AS total, h.room_type_id AS held
       FROM reservations.reservation r JOIN reservations.room_stay s USING (reservation_id) JOIN availability.hold h USING (reservation_id)
       WHERE confirmation_number = $1`,
      [number],
    );
    expect(after).toEqual([{ ...before[0], room_type_id: "SUITE", room_id: "SUITE-1", held: "SUITE" }]);
    expect(await wrongNights(desk.ctx)).toEqual([]);
  });

  it("given an unknown room, another hotel, or a stay that is over, then it is refused", async () => {
    const number = await desk.book();
    expect(codeOf(await assignRoom({ ...of(number), roomId: "999" }))).toBe("NOT_FOUND");
    expect(codeOf(await assignRoom({ ...of(number), propertyId: "PROP-001", roomId: "DOUBLE-1" }))).toBe(
      "NOT_FOUND",
    );
    value(await markNoShow(of(number)));
    expect(codeOf(await assignRoom({ ...of(number), roomId: "DOUBLE-1" }))).toBe("NOT_CONFIRMED");
  });
});

describe("checking in", () => {
  it("given a stay without a room, then one is needed; named with it, the guest is in, and not twice", async () => {
    const number = await desk.book();
    expect(codeOf(await checkIn(of(number)))).toBe("ROOM_NEEDED");
    value(await checkIn({ ...of(number), roomId: "DOUBLE-3" }));
    expect(codeOf(await checkIn({ ...of(number), roomId: "DOUBLE-3" }))).toBe("ALREADY_CHECKED_IN");
    const { inHouse } = await desk.today();
    expect(inHouse.find((stay) => stay.confirmationNumber === number)).toMatchObject({
      roomId: "DOUBLE-3",
      checkedInOn: date,
    });
  });

  it("given tomorrow's guest, a room to clean, a room out of order or somebody in it, then it says so", async () => {
    const early = await desk.book({ ahead: 1 });
    expect(codeOf(await checkIn({ ...of(early), roomId: "DOUBLE-4" }))).toBe("WRONG_DAY");
    const number = await desk.book();
    value(await setRoomStatus({ ...room("DOUBLE-4"), status: "DIRTY" }));
    expect(codeOf(await checkIn({ ...of(number), roomId: "DOUBLE-4" }))).toBe("ROOM_NOT_READY");
    value(
      await takeOutOfOrder({ ...room("DOUBLE-5"), input: { from: date, to: date, reason: "Shower valve" } }),
    );
    expect(codeOf(await checkIn({ ...of(number), roomId: "DOUBLE-5" }))).toBe("ROOM_OUT_OF_ORDER");
    expect(codeOf(await assignRoom({ ...of(number), roomId: "DOUBLE-5" }))).toBe("ROOM_OUT_OF_ORDER");
    expect(codeOf(await checkIn({ ...of(number), roomId: "DOUBLE-3" }))).toBe("ROOM_TAKEN");
    value(await setRoomStatus({ ...room("DOUBLE-4"), status: "INSPECTED" }));
    value(await checkIn({ ...of(number), roomId: "DOUBLE-4" }));
  });

  it("given two guests and one room at the same moment, then one is in", async () => {
    const [a, b] = [await desk.book({ nights: 1 }), await desk.book({ nights: 3 })];
    const results = await Promise.all([a, b].map((number) => checkIn({ ...of(number), roomId: "DOUBLE-6" })));
    expect(results.map(codeOf).toSorted()).toEqual(["ROOM_TAKEN", "accepted"]);
  });

  it("given a guest who should have left and is in the room still, then the next cannot be checked in to it", async () => {
    await desk.rows(
      "UPDATE reservations.room_stay SET nights = daterange(lower(nights) - 1, lower(nights)) WHERE room_id = 'DOUBLE-6'",
    );
    const number = await desk.book();
    expect(codeOf(await checkIn({ ...of(number), roomId: "DOUBLE-6" }))).toBe("ROOM_TAKEN");
    await desk.rows(
      "UPDATE reservations.room_stay SET nights = daterange(lower(nights) + 1, upper(nights) + 1) WHERE room_id = 'DOUBLE-6'",
    );
  });

  it("given a check-in of today, when it is taken back, then the stay is confirmed and keeps its room", async () => {
    const number = await desk.book();
    value(await checkIn({ ...of(number), roomId: "DOUBLE-7" }));
    value(await undoCheckIn(of(number)));
    expect((await desk.today()).arrivals.find((stay) => stay.confirmationNumber === number)).toMatchObject({
      status: "CONFIRMED",
      roomId: "DOUBLE-7",
      checkedInOn: null,
    });
    expect(codeOf(await undoCheckIn(of(number)))).toBe("NOT_CHECKED_IN");
    value(await checkIn(of(number)));
    await desk.rows(
      "UPDATE reservations.reservation SET checked_in_on = checked_in_on - 1 WHERE confirmation_number = $1",
      [number],
    );
    expect(codeOf(await undoCheckIn(of(number)))).toBe("WRONG_DAY");
  });
});

describe("a check-in that is taken back while its day ends", () => {
  it("given the day is over when its turn comes, then the night is the audit's, and the guest checks out instead", async () => {
    const night = await openFrontDesk(2);
    try {
      const number = await night.book();
      value(await checkIn({ ...night.order(number), roomId: "DOUBLE-1" }));
      const other = await night.ctx.databases.of("reservations").pool.connect();
      await other.query("BEGIN");
      await other.query("SELECT FROM reservations.reservation WHERE confirmation_number = $1 FOR UPDATE", [
        number,
      ]);
      const undone = undoCheckIn(night.order(number));
      await expect
        .poll(() => night.rows("SELECT pid FROM pg_locks WHERE NOT granted AND pid <> pg_backend_pid()", []))
        .not.toEqual([]);
      night.later(1);
      await other.query("COMMIT");
      other.release();
      expect(codeOf(await undone)).toBe("WRONG_DAY");
      expect((await night.today()).inHouse.map((stay) => stay.confirmationNumber)).toContain(number);
    } finally {
      await night.close();
    }
  });
});

describe("in the house", () => {
  it("given a guest who is moved, then tonight is the new room's, and the old one is to be cleaned", async () => {
    const number = await desk.book({ nights: 3 });
    value(await checkIn({ ...of(number), roomId: "DOUBLE-8" }));
    expect(codeOf(await assignRoom({ ...of(number), roomId: null }))).toBe("ROOM_NEEDED");
    value(await assignRoom({ ...of(number), roomId: "DOUBLE-9" }));
    await desk.settle();
    expect(await statusOf("DOUBLE-8")).toBe("DIRTY");
    const rooms = await desk.rows(
      "SELECT room_id, checked_in FROM reservations.room_stay s JOIN reservations.reservation r USING (reservation_id) WHERE confirmation_number = $1",
      [number],
    );
    expect(rooms).toEqual([{ room_id: "DOUBLE-9", checked_in: true }]);
  });

  it("given an open balance and no card, then check-out says how much is due; once it is paid, what the house lets off is not due again", async () => {
    const number = await desk.book({ nights: 2 });
    value(await checkIn({ ...of(number), roomId: "DOUBLE-10" }));
    const result = await checkOut(of(number));
    expect(result).toMatchObject({ refusal: { code: "BALANCE_DUE" } });
    expect(result.ok === false && result.refusal.message).toContain("€100.00");
    const money = (idempotencyKey: string) => ({ ...of(number), caller: "ines", idempotencyKey });
    const eur = (amount: number) => ({ amount, currency: "EUR" });
    value(await takePayment({ ...money("paid"), input: { amount: eur(10_000), method: "CASH" } }));
    value(await refund({ ...money("back"), input: { amount: eur(3_000), reason: "no hot water" } }));
    value(await checkOut(of(number)));
  });

  it("given a guest with a card who leaves early, then the nights are given back and cost nothing, and the room is to be cleaned", async () => {
    const number = await desk.book({ nights: 3, guarantee: "AUTHORIZE" });
    value(await checkIn({ ...of(number), roomId: "DOUBLE-11" }));
    const row = value(await checkOut(of(number)));
    expect(row).toMatchObject({ status: "CHECKED_OUT", departure: addDays(date, 1), checked_out_on: date });
    expect(row.sold.totals.total).toBe(10_000);
    await desk.settle();
    expect(await statusOf("DOUBLE-11")).toBe("DIRTY");
    expect(await wrongNights(desk.ctx)).toEqual([]);
    const held = await desk.rows("SELECT night FROM availability.hold_night WHERE reservation_id = $1", [
      row.reservation_id,
    ]);
    expect(held).toHaveLength(1);
    expect((await desk.today()).departures.find((stay) => stay.confirmationNumber === number)).toMatchObject({
      status: "CHECKED_OUT",
    });
  });

  it("given a stay that was paid in advance, when the guest leaves early, then the price stays and the nights are given back", async () => {
    const number = await desk.book({ nights: 3, guarantee: "PREPAY" });
    value(await checkIn({ ...of(number), roomId: "DOUBLE-12" }));
    const row = value(await checkOut(of(number)));
    expect(row.sold.totals.total).toBe(30_000);
    expect(row.sold.nights.map((night) => night.amount)).toEqual([30_000]);
    await desk.settle();
  });
});

describe("a guest who does not come", () => {
  it("given the day of arrival, then the desk notes it, and the room and the nights are free again", async () => {
    const number = await desk.book({ roomTypeId: "SUITE", nights: 2 });
    value(await assignRoom({ ...of(number), roomId: "SUITE-3" }));
    const row = value(await markNoShow(of(number)));
    expect(row.status).toBe("NO_SHOW");
    expect(value(await markNoShow(of(number))).version).toBe(row.version);
    await desk.settle();
    expect(
      await desk.rows("SELECT FROM reservations.room_stay WHERE reservation_id = $1", [row.reservation_id]),
    ).toEqual([]);
    expect(
      await desk.rows("SELECT FROM availability.hold_night WHERE reservation_id = $1", [row.reservation_id]),
    ).toEqual([]);
    const tomorrow = await desk.book({ ahead: 1 });
    expect(codeOf(await markNoShow(of(tomorrow)))).toBe("WRONG_DAY");
  });
});

describe("a room out of order", () => {
  it("given a night that is sold out, then the limit is what is sold, the desk is alerted, and back in order all is as before", async () => {
    const nights = { ahead: 60, nights: 2, roomTypeId: "SUITE" };
    for (let guest = 0; guest < 12; guest += 1) await desk.book(nights);
    const from = addDays(date, 60);
    const counts = () =>
      desk.rows<{ sold: number; sell_limit: number; out_of_order: number }>(
        "SELECT sold, sell_limit, out_of_order FROM availability.availability_calendar WHERE room_type_id = 'SUITE' AND night BETWEEN $1 AND $2 ORDER BY night",
        [from, addDays(from, 2)],
      );
    const { outOfOrderId } = value(
      await takeOutOfOrder({ ...room("SUITE-12"), input: { from, to: addDays(from, 2), reason: "Flood" } }),
    );
    await desk.settle();
    const full = { sold: 12, sell_limit: 12, out_of_order: 1 };
    expect(await counts()).toEqual([full, full, { sold: 0, sell_limit: 11, out_of_order: 1 }]);
    const alerts = async () => (await desk.today()).alerts.filter((alert) => alert.kind === "OVERBOOKED");
    expect((await alerts()).map((alert) => alert.subject)).toEqual([
      `SUITE/${from}`,
      `SUITE/${addDays(from, 1)}`,
    ]);
    expect(
      codeOf(await takeOutOfOrder({ ...room("SUITE-12"), input: { from, to: from, reason: "Again" } })),
    ).toBe("ROOM_OUT_OF_ORDER");
    value(await putBackIntoOrder({ ...room("SUITE-12"), outOfOrderId }));
    value(await putBackIntoOrder({ ...room("SUITE-12"), outOfOrderId }));
    await desk.settle();
    expect(await counts()).toEqual([
      { ...full, out_of_order: 0 },
      { ...full, out_of_order: 0 },
      { sold: 0, sell_limit: 12, out_of_order: 0 },
    ]);
    expect(await alerts()).toEqual([]);
  });

  it("given a night sold past its rooms, when a guest cancels, then the limit comes down with it and nobody else gets the room", async () => {
    const from = addDays(date, 80);
    const stay = { ahead: 80, nights: 1, roomTypeId: "SUITE" };
    const numbers: string[] = [];
    for (let guest = 0; guest < 12; guest += 1) numbers.push(await desk.book(stay));
    value(await takeOutOfOrder({ ...room("SUITE-1"), input: { from, to: from, reason: "Paint" } }));
    value(await takeOutOfOrder({ ...room("SUITE-2"), input: { from, to: from, reason: "Paint" } }));
    await desk.settle();
    value(
      await cancelReservation({
        ctx: desk.ctx,
        confirmationNumber: numbers[0] ?? "",
        reason: "HOTEL",
        by: INES,
      }),
    );
    await desk.settle();
    const [night] = await desk.rows(
      "SELECT sold, sell_limit FROM availability.availability_calendar WHERE room_type_id = 'SUITE' AND night = $1",
      [from],
    );
    expect(night).toEqual({ sold: 11, sell_limit: 11 });
    const late = await desk.book(stay);
    const [reservation] = await desk.rows(
      "SELECT cancellation_reason AS reason FROM reservations.reservation WHERE confirmation_number = $1",
      [late],
    );
    expect(reservation).toEqual({ reason: "SOLD_OUT" });
    value(
      await cancelReservation({
        ctx: desk.ctx,
        confirmationNumber: numbers[1] ?? "",
        reason: "HOTEL",
        by: INES,
      }),
    );
    await desk.settle();
    expect((await desk.today()).alerts.filter((alert) => alert.subject === `SUITE/${from}`)).toEqual([]);
  });

  it("given availability hears of the end before the beginning, and of each twice, then the limits are those of the right order", async () => {
    const mixed = await openFrontDesk(2);
    const [from, night, to] = [date, addDays(date, 1), addDays(date, 3)];
    const own = { ctx: mixed.ctx, propertyId, roomId: "DOUBLE-1", by: INES };
    const { outOfOrderId } = value(await takeOutOfOrder({ ...own, input: { from, to, reason: "Carpet" } }));
    await mixed.rows("UPDATE property.business_day SET business_date = $1", [night]);
    mixed.later(1);
    value(await putBackIntoOrder({ ...own, outOfOrderId }));
    const told = await mixed.rows<OutboxRow & Record<string, unknown>>(
      `UPDATE property.outbox SET published_at = clock_timestamp() WHERE envelope->'data'->>'outOfOrderId' = $1
       RETURNING position, event_id, topic, key, envelope, recorded_at`,
      [outOfOrderId],
    );
    const [began, ended] = told.toSorted((x, y) => x.position - y.position);
    for (const row of [ended, began, ended, began]) {
      if (!row) throw new Error("an event is missing");
      const event_id = crypto.randomUUID();
      const envelope = { ...(row.envelope as object), eventId: event_id };
      await deliver(mixed.ctx, "availability", [sentOf({ ...row, event_id, envelope }, outOfOrderId)]);
    }
    const free = { sell_limit: 2, out_of_order: 0 };
    expect(
      await mixed.rows(
        "SELECT sell_limit, out_of_order FROM availability.availability_calendar WHERE room_type_id = 'DOUBLE' AND night BETWEEN $1 AND $2 ORDER BY night",
        [from, to],
      ),
    ).toEqual([{ sell_limit: 1, out_of_order: 1 }, free, free, free]);
    await mixed.close();
  });

  it("given a guest in the room, then it cannot be taken out of order", async () => {
    const result = await takeOutOfOrder({
      ...room("DOUBLE-9"),
      input: { from: date, to: date, reason: "Leak" },
    });
    expect(codeOf(result)).toBe("ROOM_TAKEN");
  });
});

describe("what the desk sees", () => {
  it("given the day so far, then its counts are those of its lists, and housekeeping sees what to do first", async () => {
    const day = await desk.today();
    expect(day.counts.inHouse).toBe(day.inHouse.length);
    expect(day.counts.toArrive + day.counts.arrived).toBe(day.arrivals.length);
    expect(day.inHouse.every((stay) => stay.guest?.lastName === "Lovelace")).toBe(true);
    const board = value(await roomBoard({ ctx: desk.ctx, propertyId, names: false }));
    expect(board.items).toHaveLength(24);
    expect(board.items.find((item) => item.roomId === "DOUBLE-9")?.occupied).toMatchObject({
      guest: null,
      dueOut: false,
    });
    expect(board.items.find((item) => item.roomId === "DOUBLE-11")?.priority).toBe(2);
  });

  it("given an arrival, then rooms of its type that are free and ready come first", async () => {
    const number = await desk.book();
    const { items } = value(await roomChoices({ ctx: desk.ctx, propertyId, confirmationNumber: number }));
    expect(items[0]).toMatchObject({ sameType: true, free: true });
    expect(items.find((item) => item.roomId === "DOUBLE-9")).toMatchObject({
      free: false,
      readiness: "OCCUPIED",
    });
    const found = value(await searchDesk({ ctx: desk.ctx, propertyId, text: number.toLowerCase() }));
    expect(found.items.map((stay) => stay.confirmationNumber)).toEqual([number]);
    expect(
      value(await searchDesk({ ctx: desk.ctx, propertyId, text: "lovel" })).items.length,
    ).toBeGreaterThan(3);
    expect(value(await searchDesk({ ctx: desk.ctx, propertyId, text: "DOUBLE-9" })).items).toHaveLength(1);
  });

  it("given all that the desk did, then every action has its line in the log, with what was before and after", async () => {
    const actions = await desk.rows<{ action: string }>(
      `SELECT DISTINCT action FROM (SELECT action, before, after FROM reservations.audit UNION ALL SELECT action, before, after FROM property.audit) a
       WHERE before IS NOT NULL OR after IS NOT NULL ORDER BY action`,
    );
    expect(actions.map((row) => row.action)).toEqual([
      "reservation.cancelled",
      "reservation.check-in-undone",
      "reservation.checked-in",
      "reservation.checked-out",
      "reservation.no-show-marked",
      "reservation.room-asked-for",
      "reservation.room-assigned",
      "room.put-back-into-order",
      "room.status-set",
      "room.taken-out-of-order",
    ]);
  });
});

describe("many at the desk at once", () => {
  it("given more of them than there are connections, then nobody waits for another's second one", async () => {
    const busy = await openFrontDesk(6, undefined, undefined, 2);
    const numbers: string[] = [];
    for (let guest = 0; guest < 6; guest += 1) numbers.push(await busy.book());
    const begun = performance.now();
    const results = await Promise.all(
      numbers.map((number, index) => checkIn({ ...busy.order(number), roomId: `DOUBLE-${index + 1}` })),
    );
    await Promise.all(numbers.map((number) => assignRoom({ ...busy.order(number), roomId: "SUITE-1" })));
    const out = await Promise.all(numbers.map((number) => checkOut(busy.order(number))));
    expect(performance.now() - begun).toBeLessThan(8_000);
    expect(results.map(codeOf)).toEqual(numbers.map(() => "accepted"));
    expect(new Set(out.map(codeOf))).toEqual(new Set(["CHANGE_PENDING"]));
    await busy.close();
  });
});
