import { NIGHT_AUDIT } from "@roomstream/domain/night-audit/audit-due";
import { closeDays } from "@roomstream/domain/night-audit/close-days";
import { putBackIntoOrder } from "@roomstream/domain/property/put-back-into-order";
import { takeOutOfOrder } from "@roomstream/domain/property/take-out-of-order";
import { assignRoom } from "@roomstream/domain/reservations/assign-room";
import { cancelReservation } from "@roomstream/domain/reservations/cancel-reservation";
import { checkIn } from "@roomstream/domain/reservations/check-in";
import { checkOut } from "@roomstream/domain/reservations/check-out";
import { sweep } from "@roomstream/domain/reservations/sweep";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Asked, ask } from "./support/guests";
import { type FrontDesk, INES, openFrontDesk, takeAll, value } from "./support/open-desk";
import { deliver, hearersOf } from "./support/services";

/** Longer than anything is taken from memory. */
const LATER_MS = 6_000;
const propertyId = "TEST-001";

// A transaction that asks for a second connection waits for ever when as many do as there are connections. One is enough to see it.
describe("a house with one connection to its database", { timeout: 20_000 }, () => {
  let desk: FrontDesk;
  let now: number;
  beforeEach(async () => {
    now = Date.parse(`${new Date().toISOString().slice(0, 10)}T12:00:00Z`);
    desk = await openFrontDesk(2, new Date(now), undefined, 1);
  });
  afterEach(() => desk.close());

  /** A confirmed stay without a card. */
  async function booked(own: Partial<Asked>): Promise<string> {
    const id = await ask(desk.ctx, { guarantee: "NONE", ahead: 0, clockMs: now - Date.now(), ...own });
    await settle();
    const [row] = await desk.rows<{ number: string }>(
      "SELECT confirmation_number AS number FROM reservations.reservation WHERE reservation_id = $1 AND status = 'CONFIRMED'",
      [id],
    );
    return row?.number ?? "";
  }

  /** Brings what was told until nothing is left, each when nothing of it is in memory any more. */
  async function settle(): Promise<void> {
    for (let quiet = false; !quiet; ) {
      quiet = true;
      for (const sent of await takeAll(desk.ctx)) {
        for (const service of hearersOf(sent.topic)) {
          if (service === "notifications") continue;
          quiet = false;
          now += LATER_MS;
          desk.setClock(new Date(now));
          await deliver(desk.ctx, service, [sent]);
        }
      }
    }
  }

  it("given a guest in the house who moves to a room of another type, then they have it from tonight on", async () => {
    const number = await booked({ nights: 2 });
    value(await checkIn({ ...desk.order(number), roomId: "DOUBLE-1" }));
    value(await assignRoom({ ...desk.order(number), roomId: "SUITE-1" }));
    await settle();
    expect((await desk.today()).inHouse).toMatchObject([{ roomId: "SUITE-1" }]);
  });

  it("given a room that goes out of order on a sold night, and a guest who cancels, then the desk is alerted, and no more", async () => {
    const numbers = [await booked({ ahead: 3 }), await booked({ ahead: 3 })];
    const [first = ""] = numbers;
    const { businessDate } = await desk.today();
    const input = { from: businessDate, to: "2099-12-31", reason: "Rebuilt" };
    const room = { ctx: desk.ctx, propertyId, roomId: "DOUBLE-2", by: INES };
    const { outOfOrderId } = value(await takeOutOfOrder({ ...room, input }));
    await settle();
    expect((await desk.today()).alerts).toMatchObject([{ kind: "OVERBOOKED" }, { kind: "OVERBOOKED" }]);
    value(await cancelReservation({ ctx: desk.ctx, confirmationNumber: first, by: INES, reason: "HOTEL" }));
    await settle();
    expect((await desk.today()).alerts).toEqual([]);
    value(await putBackIntoOrder({ ...room, outOfOrderId }));
    await settle();
  });

  it("given the sweeper, the night audit and a check-out, then none waits for ever", async () => {
    const [guest = "", absent = ""] = [await booked({ nights: 2 }), await booked({})];
    value(await checkIn({ ...desk.order(guest), roomId: "DOUBLE-1" }));
    await settle();
    desk.later(1);
    value(await closeDays({ ctx: desk.ctx, propertyId, by: NIGHT_AUDIT }));
    await sweep(desk.ctx);
    await settle();
    expect((await checkOut(desk.order(guest))).ok).toBe(false);
    const states = await desk.rows(
      "SELECT status FROM reservations.reservation WHERE confirmation_number = ANY($1) ORDER BY status",
      [[guest, absent]],
    );
    expect(states).toEqual([{ status: "CHECKED_IN" }, { status: "NO_SHOW" }]);
  });
});
