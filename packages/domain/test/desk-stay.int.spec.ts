import { justNow } from "@roomstream/domain/desk/just-now";
import { stayAtDesk } from "@roomstream/domain/desk/stay";
import { takePayment } from "@roomstream/domain/payments/take-payment";
import { checkIn } from "@roomstream/domain/reservations/check-in";
import { checkOut } from "@roomstream/domain/reservations/check-out";
import { markNoShow } from "@roomstream/domain/reservations/mark-no-show";
import { checkOutPreview } from "@roomstream/domain/reservations/queries/check-out-preview";
import { findReservation } from "@roomstream/domain/reservations/queries/find-reservation";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf, type FrontDesk, INES, openFrontDesk, value } from "./support/open-desk";

let desk: FrontDesk;
beforeAll(async () => {
  desk = await openFrontDesk(8);
});
afterAll(() => desk.close());

const propertyId = "TEST-001";
const asked = (confirmationNumber: string) => ({ ctx: desk.ctx, propertyId, confirmationNumber });
const inHouse = async (roomId: string, own: Parameters<FrontDesk["book"]>[0] = {}) => {
  const number = await desk.book(own);
  value(await checkIn({ ...desk.order(number), roomId }));
  await desk.settle();
  return number;
};
const pay = (number: string, amount: number) =>
  takePayment({
    ...desk.order(number),
    caller: "Inês",
    idempotencyKey: `key of ${number}`,
    input: { amount: { amount, currency: "EUR" }, method: "CASH" },
  });

describe("what a check-out would charge", () => {
  it("given a guest who leaves two nights early, then it is what the check-out then charges, not the whole price", async () => {
    const number = await inHouse("DOUBLE-1", { nights: 3 });
    const told = value(await checkOutPreview(asked(number)));
    expect(told).toMatchObject({ nightsBack: 2, card: false, nights: [{}] });
    expect(told.totals.total).toBeLessThan(told.totalBefore.amount);
    expect(told.folio.balance).toBe(told.totals.total);
    value(await pay(number, told.folio.balance));
    value(await checkOut(desk.order(number)));
    const after = await findReservation({ ctx: desk.ctx, confirmationNumber: number });
    expect(after).toMatchObject({ departure: told.departure, totals: told.totals, folio: { balance: 0 } });
  });

  it("given a guest who is not in the house, or another hotel, then it is refused as the check-out would be", async () => {
    const number = await desk.book();
    expect(codeOf(await checkOutPreview(asked(number)))).toBe("NOT_CHECKED_IN");
    expect(codeOf(await checkOutPreview({ ...asked(number), propertyId: "PROP-001" }))).toBe("NOT_FOUND");
  });
});

describe("one stay at the desk", () => {
  it("given a no-show without a guarantee, then nothing is left to pay of its price", async () => {
    const number = await desk.book();
    value(await markNoShow(desk.order(number)));
    await desk.settle();
    const { stay } = value(await stayAtDesk(asked(number)));
    expect(stay).toMatchObject({ status: "NO_SHOW", balance: { amount: 0, currency: "EUR" } });
  });

  it("given a stay of another hotel, then there is none", async () => {
    const number = await desk.book();
    expect(codeOf(await stayAtDesk({ ...asked(number), propertyId: "PROP-001" }))).toBe("NOT_FOUND");
  });
});

describe("what was done just now", () => {
  it("given a stay that is in none of today's lists any more, then its guest is named all the same", async () => {
    const number = await desk.book();
    value(await markNoShow(desk.order(number)));
    const { items } = value(await justNow({ ctx: desk.ctx, propertyId }));
    expect(items[0]).toMatchObject({
      by: INES.name,
      action: "reservation.no-show-marked",
      stay: { confirmationNumber: number, guest: { lastName: expect.stringMatching(/./) } },
    });
    const { arrivals } = await desk.today();
    expect(arrivals.some((stay) => stay.confirmationNumber === number)).toBe(false);
  });
});
