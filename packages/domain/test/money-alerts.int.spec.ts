import { run } from "@roomstream/db/transaction";
import { refund } from "@roomstream/domain/payments/refund";
import { retryStuck } from "@roomstream/domain/payments/retry-stuck";
import { takePayment } from "@roomstream/domain/payments/take-payment";
import { cancelReservation } from "@roomstream/domain/reservations/cancel-reservation";
import { checkIn } from "@roomstream/domain/reservations/check-in";
import { checkOut } from "@roomstream/domain/reservations/check-out";
import { findReservation } from "@roomstream/domain/reservations/queries/find-reservation";
import { watchMoney } from "@roomstream/domain/reservations/watch-money";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { shifted } from "./support/guests";
import { type FrontDesk, INES, openFrontDesk, takeAll, value } from "./support/open-desk";
import { deliver, hearersOf } from "./support/services";

const ADA = { firstName: "Ada", lastName: "Lovelace" };

let desk: FrontDesk;
let room = 0;

beforeAll(async () => {
  desk = await openFrontDesk(20);
});
afterAll(() => desk.close());
beforeEach(() => {
  room += 1;
});

const eur = (amount: number) => ({ amount, currency: "EUR" });
const order = (number: string) => ({
  ...desk.order(number),
  caller: "staff:ines",
  idempotencyKey: desk.ctx.random.uuid(),
});
const takeCash = async (number: string, amount: number) =>
  value(await takePayment({ ...order(number), input: { amount: eur(amount), method: "CASH" } }));
const giveBack = async (number: string, amount: number) =>
  value(await refund({ ...order(number), input: { amount: eur(amount), reason: "cancelled" } }));
const cancel = async (number: string) =>
  value(await cancelReservation({ ctx: desk.ctx, confirmationNumber: number, by: INES, reason: "GUEST" }));
const comeAndLeave = async (number: string) => {
  value(await checkIn({ ...desk.order(number), roomId: `DOUBLE-${room}` }));
  await desk.settle();
  value(await checkOut(desk.order(number)));
};

/** What the bank has of a stay is changed behind our back. */
async function atTheBank(number: string, change: string): Promise<void> {
  const view = await findReservation({ ctx: desk.ctx, confirmationNumber: number });
  await run(desk.ctx.databases.of("payments"), {
    text: `UPDATE sandbox_gateway.charge SET ${change} WHERE reference = $1`,
    values: [view?.reservationId ?? ""],
  });
}
/** The alerts about money of a stay, once the desk was told what is to be told. */
async function alertsOf(number: string) {
  await watchMoney(desk.ctx);
  const { alerts } = await desk.today();
  return alerts.filter(({ confirmationNumber }) => confirmationNumber === number);
}

describe("the desk, when a guest has left", () => {
  it("given the card is refused at the check-out, then it is told what is still to be paid, until it is", async () => {
    const number = await desk.book({ guarantee: "AUTHORIZE" });
    await atTheBank(number, "voided = authorized - captured");
    await comeAndLeave(number);
    expect(await alertsOf(number)).toEqual([]);
    await desk.settle();
    const [alert, ...others] = await alertsOf(number);
    expect(others).toEqual([]);
    expect(alert).toMatchObject({
      kind: "UNPAID",
      guest: ADA,
      message: `The card was refused (amount too large). €50.00 of ${number} is still to be paid. Ask the guest for another way to pay, and take the payment.`,
    });
    await takeCash(number, 3_000);
    // The card is asked for the rest: nothing is right before it has answered.
    expect(await alertsOf(number)).toMatchObject([{ alertId: alert?.alertId }]);
    await desk.settle();
    expect(await alertsOf(number)).toMatchObject([
      { alertId: alert?.alertId, message: expect.stringContaining("€20.00") },
    ]);
    await takeCash(number, 2_000);
    expect(await alertsOf(number)).toEqual([]);
  });

  it("given the card is good, then it is told nothing", async () => {
    const number = await desk.book({ guarantee: "AUTHORIZE" });
    await comeAndLeave(number);
    expect(await alertsOf(number)).toEqual([]);
    await desk.settle();
    expect(await alertsOf(number)).toEqual([]);
  });
});

describe("the desk, while the card of a guest who has left is asked", () => {
  it("is told nothing, as the money may be right in a moment", async () => {
    const number = await desk.book({ guarantee: "AUTHORIZE" });
    await comeAndLeave(number);
    for (const sent of await takeAll(desk.ctx))
      for (const service of hearersOf(sent.topic)) await deliver(desk.ctx, service, [sent]);
    const view = await findReservation({ ctx: desk.ctx, confirmationNumber: number });
    const open = await run(desk.ctx.databases.of("payments"), {
      text: "SELECT kind FROM payments.gateway_operation WHERE reservation_id = $1 AND status = 'WAITING'",
      values: [view?.reservationId],
    });
    expect(open).toEqual([{ kind: "CAPTURE" }]);
    expect(await alertsOf(number)).toEqual([]);
    await desk.settle();
    expect(await alertsOf(number)).toEqual([]);
  });
});

describe("the desk, when a stay is cancelled", () => {
  it("given some was paid in cash, then it is told to give it back and to whom, until it has", async () => {
    const number = await desk.book({ guarantee: "AUTHORIZE", ahead: 3 });
    await takeCash(number, 4_000);
    await desk.settle();
    expect(await alertsOf(number)).toEqual([]);
    await cancel(number);
    await desk.settle();
    expect(await alertsOf(number)).toMatchObject([
      {
        kind: "GIVE_BACK",
        guest: ADA,
        message: `Give back €40.00 to the guest of ${number}: it was paid at the desk and is more than is due. Note it as a refund.`,
      },
    ]);
    await giveBack(number, 1_000);
    expect(await alertsOf(number)).toMatchObject([{ message: expect.stringContaining("€30.00") }]);
    await giveBack(number, 3_000);
    expect(await alertsOf(number)).toEqual([]);
  });

  it("given the bank refuses the refund, then it is told so, until the bank agrees", async () => {
    const number = await desk.book({ guarantee: "PREPAY", ahead: 3 });
    await atTheBank(number, "refunded = captured");
    await cancel(number);
    await desk.settle();
    expect(await alertsOf(number)).toMatchObject([
      { kind: "GIVE_BACK", message: expect.stringContaining("the bank refuses it (amount too large)") },
    ]);
    // It is being asked again: nothing is over before it has answered.
    await retryStuck(shifted(desk.ctx, desk.ctx.clock.now().getTime() - Date.now() + 3_600_000));
    expect(await alertsOf(number)).toHaveLength(1);
    await desk.settle();
    expect(await alertsOf(number)).toHaveLength(1);
    await atTheBank(number, "refunded = 0");
    await retryStuck(shifted(desk.ctx, desk.ctx.clock.now().getTime() - Date.now() + 2 * 3_600_000));
    await desk.settle();
    expect(await alertsOf(number)).toEqual([]);
  });
});
