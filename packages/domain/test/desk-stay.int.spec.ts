import { justNow } from "@roomstream/domain/desk/just-now";
import { stayAtDesk } from "@roomstream/domain/desk/stay";
import { mailsOf } from "@roomstream/domain/notifications/queries/mails-of";
import { refund } from "@roomstream/domain/payments/refund";
import { takePayment } from "@roomstream/domain/payments/take-payment";
import { cancelReservation } from "@roomstream/domain/reservations/cancel-reservation";
import { checkIn } from "@roomstream/domain/reservations/check-in";
import { checkOut } from "@roomstream/domain/reservations/check-out";
import { markNoShow } from "@roomstream/domain/reservations/mark-no-show";
import { checkOutPreview } from "@roomstream/domain/reservations/queries/check-out-preview";
import { findReservation } from "@roomstream/domain/reservations/queries/find-reservation";
import { formatMoney } from "@roomstream/domain/shared/money";
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
const pay = (number: string, amount: number, key = `key of ${number}`) =>
  takePayment({
    ...desk.order(number),
    caller: "Inês",
    idempotencyKey: key,
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

describe("a guest who was let off a part", () => {
  it("given all was paid in cash and some of it given back, then list, sheet, page and letter say the same", async () => {
    const number = await desk.book({ nights: 2 });
    const page = async () => {
      const view = await findReservation({ ctx: desk.ctx, confirmationNumber: number });
      if (!view) throw new Error(`there is no ${number}`);
      return view;
    };
    const { totals, reservationId } = await page();
    const owed = totals.total;
    value(await pay(number, owed));
    const amount = { amount: 3_000, currency: "EUR" };
    const sorry = { amount, reason: "the lift was out of order" };
    value(
      await refund({
        ...desk.order(number),
        caller: "Inês",
        idempotencyKey: `sorry ${number}`,
        input: sorry,
      }),
    );
    await desk.settle();
    const { stay: sheet } = value(await stayAtDesk(asked(number)));
    const inList = (await desk.today()).arrivals.find((stay) => stay.confirmationNumber === number);
    expect([inList?.balance.amount, sheet.balance.amount, (await page()).folio.balance]).toEqual([0, 0, 0]);
    expect((await page()).folio.charges).toBe(owed - 3_000);
    expect(codeOf(await pay(number, 1, "one more"))).toBe("TOO_MUCH");

    const told = value(await cancelReservation({ ...asked(number), reason: "GUEST", by: { kind: "guest" } }));
    const back = owed - 3_000;
    expect(told).toMatchObject({ fee: { amount: 0 }, refund: { amount: back } });
    await desk.settle();
    const { folio } = await page();
    const after = value(await stayAtDesk(asked(number))).stay.balance.amount;
    expect([folio.charges, folio.balance, after]).toEqual([0, -back, -back]);
    const [letter] = (await mailsOf({ ctx: desk.ctx, reservationId })).slice(-1);
    expect(letter?.text).toContain("Nothing is kept");
    expect(letter?.text).toContain(`${formatMoney(back, "EUR")} that you paid at the hotel`);
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
