import { randomUUID } from "node:crypto";
import { refund } from "@roomstream/domain/payments/refund";
import { takePayment } from "@roomstream/domain/payments/take-payment";
import { setRoomStatus } from "@roomstream/domain/property/set-room-status";
import { assignRoom } from "@roomstream/domain/reservations/assign-room";
import { cancelReservation } from "@roomstream/domain/reservations/cancel-reservation";
import { changeReservation, previewChange } from "@roomstream/domain/reservations/change-reservation";
import { checkIn } from "@roomstream/domain/reservations/check-in";
import { checkOut } from "@roomstream/domain/reservations/check-out";
import { createReservation } from "@roomstream/domain/reservations/create-reservation";
import { markNoShow } from "@roomstream/domain/reservations/mark-no-show";
import { undoCheckIn } from "@roomstream/domain/reservations/undo-check-in";
import { addDays, nightsOf } from "@roomstream/domain/shared/stay";
import { HOTEL, NIGHT } from "@roomstream/domain/testing/test-hotel";
import fc from "fast-check";
import { expect } from "vitest";
import { codeOf, INES } from "../support/open-desk";
import { end, livedUntil, type RoomType, type Stay, TYPES } from "./model";
import type { Town } from "./town";

/** Something that happens in the hotel: done, and written on the paper. */
export type Happening = { happen(town: Town): Promise<void>; [fc.toStringMethod](): string };

const happening = (name: string, happen: Happening["happen"]): Happening => ({
  happen,
  [fc.toStringMethod]: () => name,
});

const which = fc.nat(11);
/** Whether everybody has answered before, or much is still on its way. */
const calm = fc.boolean();
const ready = (town: Town, isCalm: boolean) => (isCalm ? town.settle() : town.traffic.some(3));

const stayOf = ({ paper }: Town, nth: number): Stay | undefined =>
  paper.stays[nth % Math.max(1, paper.stays.length)];
/** Mostly a stay that it can be done to, and now and then any. */
function likely(town: Town, nth: number, can: (stay: Stay) => boolean): Stay | undefined {
  const fit = town.paper.stays.filter(can);
  return nth % 4 === 0 || fit.length === 0 ? stayOf(town, nth) : fit[nth % fit.length];
}
const roomOf = (type: RoomType, nth: number) => `${type}-${1 + (nth % 3)}`;

const book = fc
  .record({
    calm,
    ahead: fc.constantFrom(0, 0, 1, 2),
    nights: fc.integer({ min: 1, max: 3 }),
    type: fc.constantFrom(...TYPES),
    plan: fc.constantFrom("NONE", "FLEX", "PREPAY"),
    goodCard: fc.constantFrom(true, true, true, false),
  })
  .map(({ calm: isCalm, ahead, nights, type, plan, goodCard }) =>
    happening(
      `book ${type} in ${ahead} days for ${nights}, ${plan}${goodCard ? "" : ", bad card"}`,
      async (town) => {
        await ready(town, isCalm);
        const { ctx, paper } = town;
        const arrival = addDays(paper.today, ahead);
        const departure = addDays(arrival, nights);
        const free = paper.free(type, nightsOf({ arrival, departure }));
        // What was given back a moment ago may not be known to be free yet.
        const alone = isCalm && paper.settled;
        const card = plan !== "NONE";
        const result = await createReservation({
          ctx,
          input: {
            propertyId: HOTEL.propertyId,
            roomTypeId: type,
            ratePlanId: plan,
            arrival,
            departure,
            adults: 2,
            children: 0,
            guest: { firstName: "Ada", lastName: "Lovelace", email: "ada@example.com" },
            ...(card && { payment: { token: goodCard ? "tok_visa" : "tok_declined" } }),
            expectedTotal: { amount: nights * NIGHT, currency: "EUR" },
            notes: "",
          },
          caller: "guest",
          idempotencyKey: randomUUID(),
          actor: "guest",
        });
        if (alone) expect(codeOf(result)).toBe(free > 0 ? "accepted" : "SOLD_OUT");
        if (!result.ok) return;
        const good = goodCard || !card;
        paper.stays.push({
          number: result.value.confirmationNumber,
          status: "ASKED",
          sure: alone && good,
          goodCard: good,
          card,
          type,
          arrival,
          departure,
          proposed: null,
          room: null,
          sleptIn: null,
          checkedInOn: null,
          seenOver: false,
        });
      },
    ),
  );

const cancel = fc.record({ calm, which, hotel: fc.boolean() }).map(({ calm: isCalm, which: nth, hotel }) =>
  happening(`cancel ${nth}`, async (town) => {
    await ready(town, isCalm);
    const stay = stayOf(town, nth);
    if (!stay) return;
    const by = hotel ? INES : ({ kind: "guest" } as const);
    const reason = hotel ? "HOTEL" : "GUEST";
    const result = await cancelReservation({ ctx: town.ctx, confirmationNumber: stay.number, reason, by });
    const can = ["ASKED", "CONFIRMED", "CANCELLED"].includes(stay.status);
    expect([stay.number, codeOf(result)]).toEqual([stay.number, can ? "accepted" : "NOT_CANCELLABLE"]);
    if (can) end(stay, "CANCELLED");
  }),
);

const change = fc.record({ which, by: fc.constantFrom(-1, 1, 2) }).map(({ which: nth, by }) =>
  happening(`change ${nth} by ${by} nights`, async (town) => {
    await town.settle();
    const stay = likely(town, nth, ({ status }) => status === "CONFIRMED" || status === "CHECKED_IN");
    if (!stay) return;
    const { ctx, paper } = town;
    const input = { departure: addDays(stay.departure, by) };
    const about = { ctx, confirmationNumber: stay.number };
    const preview = await previewChange({ ...about, input });
    const expectedTotal = preview.ok
      ? { amount: preview.value.totals.total, currency: "EUR" }
      : { amount: 0, currency: "EUR" };
    const result = await changeReservation({ ...about, input: { ...input, expectedTotal }, by: INES });
    if (stay.status !== "CONFIRMED" && stay.status !== "CHECKED_IN") {
      expect([stay.number, codeOf(result)]).toEqual([stay.number, "NOT_CHANGEABLE"]);
      return;
    }
    const more = nightsOf({ arrival: stay.departure, departure: input.departure });
    if (by > 0 && paper.free(stay.type, more, stay) < 1) {
      expect([stay.number, codeOf(result)]).toEqual([stay.number, "SOLD_OUT"]);
      return;
    }
    if (result.ok) stay.proposed = { departure: input.departure, sure: true };
    else expect(["INVALID_INPUT", "ROOM_TAKEN", "WRONG_DAY", "SOLD_OUT"]).toContain(codeOf(result));
  }),
);

const assign = fc.record({ which, room: which }).map(({ which: nth, room: nthRoom }) =>
  happening(`assign a room to ${nth}`, async (town) => {
    await town.settle();
    const stay = likely(town, nth, ({ status }) => status === "CONFIRMED" || status === "CHECKED_IN");
    if (!stay) return;
    const { paper } = town;
    const roomId = roomOf(stay.type, nthRoom);
    const result = await assignRoom({ ...town.order(stay), roomId });
    const inHouse = stay.status === "CHECKED_IN";
    const nights = nightsOf({ arrival: inHouse ? paper.today : stay.arrival, departure: stay.departure });
    if (result.ok) {
      expect([stay.number, inHouse || stay.status === "CONFIRMED"]).toEqual([stay.number, true]);
      expect(stay.room !== roomId && paper.roomTaken(roomId, nights, stay)).toBe(false);
      if (inHouse && stay.room !== null && stay.room !== roomId) paper.dirty.add(stay.room);
      stay.room = roomId;
    } else if (stay.status === "CONFIRMED" && stay.departure > paper.today && stay.arrival >= paper.today) {
      expect([codeOf(result), paper.roomTaken(roomId, nights, stay)]).toEqual(["ROOM_TAKEN", true]);
    }
  }),
);

const arrive = fc.record({ which, room: which }).map(({ which: nth, room: nthRoom }) =>
  happening(`check in ${nth}`, async (town) => {
    await town.settle();
    const stay = likely(town, nth, (one) => one.status === "CONFIRMED" && one.arrival <= town.paper.today);
    if (!stay) return;
    const { paper } = town;
    const roomId = roomOf(stay.type, nthRoom);
    const result = await checkIn({ ...town.order(stay), roomId });
    const comes = stay.status === "CONFIRMED" && stay.arrival <= paper.today && paper.today < stay.departure;
    const nights = nightsOf({ arrival: paper.today, departure: stay.departure });
    const usable = !paper.dirty.has(roomId) && !paper.roomTaken(roomId, nights, stay);
    const inIt = paper.stays.some(
      (other) => other !== stay && other.status === "CHECKED_IN" && other.room === roomId,
    );
    expect([stay.number, result.ok, codeOf(result)]).toEqual([
      stay.number,
      comes && usable && !inIt,
      codeOf(result),
    ]);
    if (!result.ok) return;
    stay.status = "CHECKED_IN";
    stay.room = roomId;
    stay.checkedInOn = paper.today;
  }),
);

const undo = which.map((nth) =>
  happening(`take the check-in of ${nth} back`, async (town) => {
    await town.settle();
    const stay = likely(town, nth, ({ status }) => status === "CHECKED_IN");
    if (!stay) return;
    const result = await undoCheckIn(town.order(stay));
    const can = stay.status === "CHECKED_IN" && stay.checkedInOn === town.paper.today;
    expect([stay.number, result.ok]).toEqual([stay.number, can]);
    if (can) stay.status = "CONFIRMED";
  }),
);

const leave = fc.record({ calm, which }).map(({ calm: isCalm, which: nth }) =>
  happening(`check out ${nth}`, async (town) => {
    await ready(town, isCalm);
    const stay = likely(town, nth, ({ status }) => status === "CHECKED_IN");
    if (!stay) return;
    const { paper } = town;
    const result = await checkOut(town.order(stay));
    if (stay.status !== "CHECKED_IN") {
      expect([stay.number, codeOf(result)]).toEqual([stay.number, "NOT_CHECKED_IN"]);
      return;
    }
    if (!result.ok) {
      expect([stay.number, stay.card && stay.proposed === null]).toEqual([stay.number, false]);
      return;
    }
    // An open change is refused: one that the paper still waits for was answered a moment ago, one way or the other.
    const { departure } = result.value;
    const until = [stay.departure, ...(stay.proposed ? [stay.proposed.departure] : [])];
    expect(until.map((one) => livedUntil(paper.today, stay.arrival, one))).toContain(departure);
    stay.departure = departure;
    stay.proposed = null;
    stay.status = "CHECKED_OUT";
    if (stay.room !== null) paper.dirty.add(stay.room);
    // Who moved today had no night there.
    stay.room = stay.sleptIn ?? stay.room;
  }),
);

const clean = fc.record({ type: fc.constantFrom(...TYPES), room: which }).map(({ type, room }) =>
  happening(`clean ${roomOf(type, room)}`, async (town) => {
    await town.settle();
    const { ctx, paper } = town;
    const roomId = roomOf(type, room);
    const result = await setRoomStatus({
      ctx,
      propertyId: HOTEL.propertyId,
      roomId,
      status: "CLEAN",
      by: INES,
    });
    expect(result.ok).toBe(true);
    paper.dirty.delete(roomId);
  }),
);

const noShow = fc.record({ calm, which }).map(({ calm: isCalm, which: nth }) =>
  happening(`${nth} does not come`, async (town) => {
    await ready(town, isCalm);
    const stay = stayOf(town, nth);
    if (!stay || stay.status === "ASKED") return;
    const result = await markNoShow(town.order(stay));
    const can = stay.status === "CONFIRMED" && stay.arrival <= town.paper.today;
    expect([stay.number, result.ok]).toEqual([stay.number, can || stay.status === "NO_SHOW"]);
    if (can) end(stay, "NO_SHOW");
  }),
);

const money = fc
  .record({ calm, which, back: fc.boolean(), amount: fc.integer({ min: 1, max: 3 * NIGHT }) })
  .map(({ calm: isCalm, which: nth, back, amount }) =>
    happening(`${back ? "give" : "take"} ${amount} ${back ? "back to" : "of"} ${nth}`, async (town) => {
      await ready(town, isCalm);
      const stay = stayOf(town, nth);
      if (!stay) return;
      const order = {
        ctx: town.ctx,
        propertyId: HOTEL.propertyId,
        confirmationNumber: stay.number,
        by: INES,
        caller: "desk",
        idempotencyKey: randomUUID(),
      };
      const given = { amount, currency: "EUR" };
      const move = () =>
        back
          ? refund({ ...order, input: { amount: given, reason: "goodwill" } })
          : takePayment({ ...order, input: { amount: given, method: "CASH" } });
      const first = await move();
      // The second click is answered as the first, and moves nothing.
      expect(codeOf(await move())).toBe(codeOf(first));
      if (!first.ok) expect(first.refusal.code).toBe("TOO_MUCH");
    }),
  );

const night = fc.constant(happening("night falls", (town) => town.nightFalls()));
const crash = fc.constant(happening("every process dies", (town) => town.traffic.crash()));
const repeat = fc.constant(
  happening("what came comes again", async (town) => {
    town.traffic.repeat();
    await town.traffic.some(5);
  }),
);

/** What may happen next, the frequent more often. */
export const happenings = fc.oneof(
  { arbitrary: book, weight: 8 },
  { arbitrary: cancel, weight: 3 },
  { arbitrary: change, weight: 4 },
  { arbitrary: assign, weight: 3 },
  { arbitrary: arrive, weight: 7 },
  { arbitrary: undo, weight: 1 },
  { arbitrary: leave, weight: 4 },
  { arbitrary: clean, weight: 3 },
  { arbitrary: noShow, weight: 1 },
  { arbitrary: money, weight: 3 },
  { arbitrary: night, weight: 2 },
  { arbitrary: crash, weight: 2 },
  { arbitrary: repeat, weight: 2 },
);
