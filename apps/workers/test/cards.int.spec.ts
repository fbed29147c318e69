import { run } from "@roomstream/db/transaction";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ended, expectPromisesKept, type House, openHouse, untilEnded } from "./support/house";

let house: House;

beforeAll(async () => {
  house = await openHouse(10);
});
afterAll(() => house.close());

const pay = async (token: string) => {
  const answer = await house.ask({ payment: { token } });
  if (!answer.ok) throw new Error(answer.refusal.message);
  return answer.value;
};
const endOf = async (token: string) => (await untilEnded(house, [await pay(token)]))[0];

describe("every card comes to its right end", () => {
  it.each(["tok_declined", "tok_insufficient_funds"])(
    "%s: not confirmed, and nothing is held",
    async (token) => {
      const view = await pay(token);
      expect((await untilEnded(house, [view]))[0]).toMatchObject({
        status: "CANCELLED",
        reason: "PAYMENT_FAILED",
      });
      const now = async () => (await ended(house, [view.reservationId]))[0];
      await expect
        .poll(now, { interval: 20, timeout: 10_000 })
        .toMatchObject({ nights: 0, held: 0, kept: 0, open: 0 });
    },
  );

  it("tok_flaky: confirmed at the third call", async () => {
    expect(await endOf("tok_flaky")).toMatchObject({ status: "CONFIRMED", nights: 2 });
  });

  it("tok_slow: holds up no other guest", async () => {
    const slow = await pay("tok_slow");
    const called = async () =>
      run(house.ctx.databases.of("payments"), {
        text: "SELECT status FROM payments.gateway_operation WHERE reservation_id = $1",
        values: [slow.reservationId],
      });
    await expect.poll(called, { interval: 10 }).toEqual([{ status: "CALLING" }]);
    expect(await endOf("tok_visa")).toMatchObject({ status: "CONFIRMED" });
    expect((await ended(house, [slow.reservationId]))[0]?.status).toBe("PENDING");
    expect((await untilEnded(house, [slow]))[0]).toMatchObject({ status: "CONFIRMED" });
  });

  it("tok_timeout: asked again under its key, and charged once", async () => {
    const view = await pay("tok_timeout");
    expect((await untilEnded(house, [view]))[0]).toMatchObject({ status: "CONFIRMED" });
    const charges = await run(house.ctx.databases.of("payments"), {
      text: `SELECT c.authorized, q.calls FROM sandbox_gateway.charge c JOIN sandbox_gateway.request q USING (charge_id)
        WHERE c.reference = $1 AND q.kind = 'AUTHORIZE'`,
      values: [view.reservationId],
    });
    expect(charges).toEqual([{ authorized: 10_000, calls: 2 }]);
    await expectPromisesKept(house);
  });
});
