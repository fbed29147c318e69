import { assignRoom } from "@roomstream/domain/reservations/assign-room";
import { changeReservation } from "@roomstream/domain/reservations/change-reservation";
import { checkIn } from "@roomstream/domain/reservations/check-in";
import { checkOut } from "@roomstream/domain/reservations/check-out";
import { addDays, nightCount } from "@roomstream/domain/shared/stay";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wrongNights } from "./support/end-state";
import { codeOf, type FrontDesk, INES, openFrontDesk, value } from "./support/open-desk";

let desk: FrontDesk;
let date: string;
beforeAll(async () => {
  desk = await openFrontDesk(8);
  date = (await desk.today()).businessDate;
});
afterAll(() => desk.close());

const on = (ahead: number) => addDays(date, ahead);
const stayOf = async (number: string) => {
  const [row] = await desk.rows<{
    status: string;
    room_type_id: string;
    rooms: string[];
    withdrawn: string | null;
  }>(
    `SELECT r.status, r.room_type_id, r.withdrawn, ARRAY(SELECT s.room_id || ' ' || (lower(s.nights) - $2::date) || '-' || (upper(s.nights) - $2::date)
       FROM reservations.room_stay s WHERE s.reservation_id = r.reservation_id ORDER BY s.nights) AS rooms
     FROM reservations.reservation r WHERE confirmation_number = $1`,
    [number, date],
  );
  return row;
};
/** Changes a stay to these dates, in days from today, and lets everybody answer. */
async function change(number: string, arrival: number, departure: number) {
  const dates = { arrival: on(arrival), departure: on(departure) };
  const result = await changeReservation({
    ctx: desk.ctx,
    confirmationNumber: number,
    input: { ...dates, expectedTotal: { amount: nightCount(dates) * 10_000, currency: "EUR" } },
    by: INES,
  });
  await desk.settle();
  return result;
}
const give = async (number: string, roomId: string) =>
  value(await assignRoom({ ...desk.order(number), roomId }));
const unassigned = async () =>
  (await desk.today()).alerts.flatMap((alert) =>
    alert.kind === "UNASSIGNED" ? [alert.confirmationNumber] : [],
  );

describe("a stay with a room, when its dates change", () => {
  it("given the room is free, then it keeps it, longer and shorter and on other nights", async () => {
    const number = await desk.book({ ahead: 10 });
    await give(number, "DOUBLE-1");
    value(await change(number, 10, 14));
    expect((await stayOf(number))?.rooms).toEqual(["DOUBLE-1 10-14"]);
    value(await change(number, 10, 11));
    expect((await stayOf(number))?.rooms).toEqual(["DOUBLE-1 10-11"]);
    value(await change(number, 20, 22));
    expect((await stayOf(number))?.rooms).toEqual(["DOUBLE-1 20-22"]);
    expect(await unassigned()).toEqual([]);
  });

  it("given another stay has it on one of the new nights, then it has none and the desk is told, until it gets another", async () => {
    const [number, other] = [await desk.book({ ahead: 10 }), await desk.book({ ahead: 12 })];
    await give(number, "DOUBLE-2");
    await give(other, "DOUBLE-2");
    value(await change(number, 10, 13));
    expect(await stayOf(number)).toMatchObject({ status: "CONFIRMED", rooms: [] });
    expect((await stayOf(other))?.rooms).toEqual(["DOUBLE-2 12-14"]);
    expect(await unassigned()).toEqual([number]);
    await give(number, "DOUBLE-3");
    expect(await unassigned()).toEqual([]);
  });
});

describe("a guest in the house", () => {
  it("given the room is free, then an extension keeps it; given it is another's, then it is refused and nothing changes", async () => {
    const [number, next] = [await desk.book({ nights: 2 }), await desk.book({ ahead: 4 })];
    value(await checkIn({ ...desk.order(number), roomId: "DOUBLE-4" }));
    await give(next, "DOUBLE-4");
    value(await change(number, 0, 4));
    expect((await stayOf(number))?.rooms).toEqual(["DOUBLE-4 0-4"]);
    expect(codeOf(await change(number, 0, 5))).toBe("ROOM_TAKEN");
    expect((await stayOf(number))?.rooms).toEqual(["DOUBLE-4 0-4"]);
    expect(await wrongNights(desk.ctx)).toEqual([]);
  });

  it("given a move to another type, then tonight is the new room's once that type is held, and the old room is to be cleaned", async () => {
    const number = await desk.book({ nights: 3 });
    value(await checkIn({ ...desk.order(number), roomId: "DOUBLE-5" }));
    const { assigned } = value(await assignRoom({ ...desk.order(number), roomId: "SUITE-1" }));
    expect(assigned).toBe(false);
    expect(codeOf(await checkOut(desk.order(number)))).toBe("CHANGE_PENDING");
    await desk.settle();
    expect(await stayOf(number)).toMatchObject({ room_type_id: "SUITE", rooms: ["SUITE-1 0-3"] });
    const [left] = await desk.rows("SELECT status FROM property.room WHERE room_id = 'DOUBLE-5'");
    expect(left).toEqual({ status: "DIRTY" });
    expect(await wrongNights(desk.ctx)).toEqual([]);
  });

  it("given the room that is asked for is given to another meanwhile, then the guest stays where they are", async () => {
    const [number, other] = [await desk.book({ nights: 2 }), await desk.book({ roomTypeId: "SUITE" })];
    value(await checkIn({ ...desk.order(number), roomId: "DOUBLE-6" }));
    value(await assignRoom({ ...desk.order(number), roomId: "SUITE-2" }));
    value(await checkIn({ ...desk.order(other), roomId: "SUITE-2" }));
    await desk.settle();
    expect(await stayOf(number)).toMatchObject({
      room_type_id: "DOUBLE",
      withdrawn: "ROOM_TAKEN",
      rooms: ["DOUBLE-6 0-2"],
    });
    // While another is asked for, why the first was refused is said no more.
    value(await assignRoom({ ...desk.order(number), roomId: "SUITE-3" }));
    expect(await stayOf(number)).toMatchObject({ withdrawn: null });
    await desk.settle();
    expect(await stayOf(number)).toMatchObject({ withdrawn: null, rooms: ["SUITE-3 0-2"] });
    expect(await wrongNights(desk.ctx)).toEqual([]);
  });

  it("given two nights in one room and a move, then the nights before stay with the old room", async () => {
    const number = await desk.book({ nights: 3 });
    value(await checkIn({ ...desk.order(number), roomId: "DOUBLE-7" }));
    await desk.rows("UPDATE property.business_day SET business_date = business_date + 1");
    desk.later(1);
    value(await assignRoom({ ...desk.order(number), roomId: "DOUBLE-8" }));
    expect((await stayOf(number))?.rooms).toEqual(["DOUBLE-7 0-1", "DOUBLE-8 1-3"]);
    value(await change(number, 0, 1));
    expect((await stayOf(number))?.rooms).toEqual(["DOUBLE-7 0-1", "DOUBLE-8 1-2"]);
    expect(codeOf(await checkOut(desk.order(number)))).toBe("BALANCE_DUE");
    await desk.rows(
      "UPDATE payments.payment SET cash = 10000 WHERE reservation_id = (SELECT reservation_id FROM reservations.reservation WHERE confirmation_number = $1)",
      [number],
    );
    value(await checkOut(desk.order(number)));
    expect(await stayOf(number)).toMatchObject({ status: "CHECKED_OUT", rooms: ["DOUBLE-7 0-1"] });
  });
});
