import { takePayment } from "@roomstream/domain/payments/take-payment";
import { putBackIntoOrder } from "@roomstream/domain/property/put-back-into-order";
import { takeOutOfOrder } from "@roomstream/domain/property/take-out-of-order";
import { cancelReservation } from "@roomstream/domain/reservations/cancel-reservation";
import { changeReservation } from "@roomstream/domain/reservations/change-reservation";
import { checkIn } from "@roomstream/domain/reservations/check-in";
import { checkOut } from "@roomstream/domain/reservations/check-out";
import { createReservation } from "@roomstream/domain/reservations/create-reservation";
import { markNoShow } from "@roomstream/domain/reservations/mark-no-show";
import { addDays } from "@roomstream/domain/shared/stay";
import { HOTEL, requestFor } from "@roomstream/domain/testing/test-hotel";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Books, openBooks, soldOf } from "./support/open-books";
import { codeOf, INES, value } from "./support/open-desk";

const NET = 9_434;
const propertyId = HOTEL.propertyId;

describe("the figures of a hotel", () => {
  let books: Books;
  beforeEach(async () => {
    books = await openBooks(4);
  });
  afterEach(() => books.close());

  const cancel = async (confirmationNumber: string) => {
    value(await cancelReservation({ ctx: books.ctx, confirmationNumber, reason: "GUEST", by: INES }));
    await books.desk.settle();
  };

  it("given a stay that is booked, then it is on the books from the moment that it is confirmed, net of tax", async () => {
    const before = books.later();
    books.later();
    await books.desk.book({ nights: 2 });
    expect(soldOf(await books.figures(3, before))).toEqual([0, 0, 0]);
    const [first, second, third] = await books.figures(3);
    expect(first).toMatchObject({
      roomsPhysical: 8,
      roomsSold: 1,
      roomRevenue: NET,
      reservations: 1,
      occupancy: 1 / 8,
      adr: NET,
      revpar: Math.round(NET / 8),
      currency: "EUR",
    });
    expect([second?.roomsSold, second?.reservations, third?.roomsSold]).toEqual([1, 0, 0]);
  });

  it("given a stay that is changed, then the old one counts until the new one is in force", async () => {
    const confirmationNumber = await books.desk.book({ nights: 2 });
    const before = books.later();
    books.later();
    value(
      await changeReservation({
        ctx: books.ctx,
        confirmationNumber,
        input: { departure: addDays(books.opened, 3), expectedTotal: { amount: 30_000, currency: "EUR" } },
        by: INES,
      }),
    );
    expect(soldOf(await books.figures(3))).toEqual([1, 1, 0]);
    await books.desk.settle();
    expect(soldOf(await books.figures(3))).toEqual([1, 1, 1]);
    expect(soldOf(await books.figures(3, before))).toEqual([1, 1, 0]);
    expect((await books.figures(1))[0]).toMatchObject({ reservations: 1, cancellations: 0 });
  });

  it("given a stay that is cancelled, then it is off the books from then on, and was on them before", async () => {
    const number = await books.desk.book({ nights: 2, ahead: 1 });
    const before = books.later();
    books.nextDay();
    await books.closeDays();
    await cancel(number);
    expect(soldOf(await books.figures(3, before))).toEqual([0, 1, 1]);
    const [made, cancelled] = await books.figures(3);
    expect(soldOf(await books.figures(3))).toEqual([0, 0, 0]);
    expect(made).toMatchObject({ reservations: 1, cancellations: 0, roomRevenue: 0 });
    expect(cancelled).toMatchObject({ reservations: 0, cancellations: 1 });
    expect((await books.figures(2, before))[1]).toMatchObject({ cancellations: 0 });
  });

  it("given a guest who does not come, then what is kept is revenue of the night of arrival, and no room is sold", async () => {
    const number = await books.desk.book({ nights: 2, guarantee: "AUTHORIZE", fee: 3_000 });
    const before = books.later();
    books.later();
    value(await markNoShow(books.desk.order(number)));
    await books.desk.settle();
    expect(await books.figures(2)).toMatchObject([
      { roomsSold: 0, roomRevenue: 3_000, noShows: 1, cancellations: 0, adr: null },
      { roomsSold: 0, roomRevenue: 0, noShows: 0 },
    ]);
    expect(await books.figures(2, before)).toMatchObject([
      { roomsSold: 1, roomRevenue: NET, noShows: 0 },
      { roomsSold: 1, roomRevenue: NET },
    ]);
  });

  it("given a guest who leaves early, then the nights that were not lived are off the books from then on", async () => {
    const number = await books.desk.book({ nights: 3 });
    value(await checkIn({ ...books.desk.order(number), roomId: "DOUBLE-1" }));
    await books.desk.settle();
    const before = books.later();
    books.nextDay();
    await books.closeDays();
    const money = { amount: { amount: 10_000, currency: "EUR" }, method: "CASH" as const };
    value(
      await takePayment({
        ...books.desk.order(number),
        caller: "Inês",
        idempotencyKey: "bill",
        input: money,
      }),
    );
    await books.desk.settle();
    value(await checkOut(books.desk.order(number)));
    await books.desk.settle();
    expect(soldOf(await books.figures(3))).toEqual([1, 0, 0]);
    expect(soldOf(await books.figures(3, before))).toEqual([1, 1, 1]);
  });

  it("given a request that is never confirmed, then it is no reservation and no cancellation", async () => {
    await books.desk.book({ guarantee: "AUTHORIZE", token: "tok_declined" });
    expect((await books.figures(1))[0]).toMatchObject({ roomsSold: 0, reservations: 0, cancellations: 0 });
  });

  it("given a room that is given away, then it is not sold, and what was paid for it is revenue", async () => {
    await books.desk.book({ nights: 1, complimentary: true });
    await books.desk.book({ nights: 1 });
    expect((await books.figures(1))[0]).toMatchObject({
      roomsSold: 1,
      roomsComplimentary: 1,
      roomRevenue: 2 * NET,
      occupancy: 1 / 8,
    });
  });

  it("given a room out of order, then it was not available on those nights, as it was known at each moment", async () => {
    const before = books.later();
    books.later();
    const to = addDays(books.opened, 3);
    const input = { from: addDays(books.opened, 1), to, reason: "A pipe" };
    const { outOfOrderId } = value(
      await takeOutOfOrder({ ctx: books.ctx, propertyId, roomId: "SUITE-1", input, by: INES }),
    );
    await books.desk.settle();
    const broken = books.later();
    books.nextDay();
    await books.closeDays();
    books.nextDay();
    await books.closeDays();
    value(await putBackIntoOrder({ ctx: books.ctx, propertyId, roomId: "SUITE-1", outOfOrderId, by: INES }));
    await books.desk.settle();
    const out = async (asOf?: string) =>
      (await books.figures(5, asOf)).map(({ roomsOutOfOrder }) => roomsOutOfOrder);
    expect(await out(before)).toEqual([0, 0, 0, 0, 0]);
    expect(await out(broken)).toEqual([0, 1, 1, 1, 0]);
    expect(await out()).toEqual([0, 1, 0, 0, 0]);
    const [, second] = await books.figures(2);
    expect(second).toMatchObject({ roomsPhysical: 8, occupancy: 0, occupancyOfPhysical: 0 });
    await books.desk.book({ ahead: -1, nights: 2 });
    expect((await books.figures(2))[1]).toMatchObject({ occupancy: 1 / 7, occupancyOfPhysical: 1 / 8 });
  });

  it("given a room out of service, then it is counted as such, and stays available and for sale", async () => {
    const before = books.later();
    books.later();
    const input = {
      kind: "SERVICE" as const,
      from: books.opened,
      to: addDays(books.opened, 1),
      reason: "Worn carpet",
    };
    const own = { ctx: books.ctx, propertyId, roomId: "SUITE-1", by: INES };
    const { outOfOrderId } = value(await takeOutOfOrder({ ...own, input }));
    await books.desk.settle();
    const worn = books.later();
    const number = await books.desk.book({ roomTypeId: "SUITE" });
    expect(codeOf(await checkIn({ ...books.desk.order(number), roomId: "SUITE-1" }))).toBe("accepted");
    books.nextDay();
    await books.closeDays();
    value(await putBackIntoOrder({ ...own, outOfOrderId }));
    await books.desk.settle();
    const out = async (asOf?: string) =>
      (await books.figures(2, asOf)).map(({ roomsOutOfOrder, roomsOutOfService }) => [
        roomsOutOfOrder,
        roomsOutOfService,
      ]);
    expect(await out(before)).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(await out(worn)).toEqual([
      [0, 1],
      [0, 1],
    ]);
    expect(await out()).toEqual([
      [0, 1],
      [0, 0],
    ]);
    const limits = await books.desk.rows(
      "SELECT DISTINCT out_of_order, sell_limit FROM availability.availability_calendar WHERE room_type_id = 'SUITE'",
    );
    expect(limits).toEqual([{ out_of_order: 0, sell_limit: 4 }]);
  });

  it("given a moment that has not come, or a hotel that is not there, then that is said", async () => {
    await expect(books.figures(1, addDays(books.opened, 99))).rejects.toThrow("asOf");
  });
});

describe("the figures of a hotel in Japan", () => {
  it("are in whole yen, also the ratios", async () => {
    const books = await openBooks(4, { ...HOTEL, timeZone: "Asia/Tokyo", currency: "JPY" });
    const { ctx, desk, opened } = books;
    for (const [nth, amount] of [20_000, 20_000, 20_000].entries()) {
      const input = requestFor(ctx, {
        ratePlanId: "NONE",
        arrival: opened,
        departure: addDays(opened, 2),
        expectedTotal: { amount, currency: "JPY" },
      });
      const asked = { ctx, input, caller: "guest", idempotencyKey: `key-${nth}`, actor: "guest" };
      expect(codeOf(await createReservation(asked))).toBe("accepted");
    }
    await desk.settle();
    const [night] = await books.figures(1);
    expect(night).toMatchObject({
      currency: "JPY",
      roomsSold: 3,
      roomRevenue: 30_000,
      adr: 10_000,
      revpar: 3_750,
    });
    await books.close();
  });
});
