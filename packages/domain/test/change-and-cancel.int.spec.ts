import { run } from "@roomstream/db/transaction";
import { mailsOf } from "@roomstream/domain/notifications/queries/mails-of";
import { paymentsOf } from "@roomstream/domain/payments/queries/payments-of";
import { refund } from "@roomstream/domain/payments/refund";
import { takePayment } from "@roomstream/domain/payments/take-payment";
import { cancelReservation, previewCancellation } from "@roomstream/domain/reservations/cancel-reservation";
import { changeReservation, previewChange } from "@roomstream/domain/reservations/change-reservation";
import type { ChangeInput, CreateReservationInput } from "@roomstream/domain/reservations/contract";
import { createReservation } from "@roomstream/domain/reservations/create-reservation";
import { drawUpChange } from "@roomstream/domain/reservations/draw-up-change";
import { guestLinkKey, isLinkOf } from "@roomstream/domain/reservations/guest-link";
import { findReservation } from "@roomstream/domain/reservations/queries/find-reservation";
import { findWithHotel } from "@roomstream/domain/reservations/with-hotel";
import { writeProposal } from "@roomstream/domain/reservations/write-proposal";
import type { Actor } from "@roomstream/domain/shared/actor";
import { addDays } from "@roomstream/domain/shared/stay";
import { HOTEL, NIGHT, requestFor } from "@roomstream/domain/testing/test-hotel";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { deadLetters, endStates, wrongBooks, wrongNights } from "./support/end-state";
import { codeOf, type FrontDesk, INES, openFrontDesk, value } from "./support/open-desk";
import { deliver, takeSent } from "./support/services";

const GUEST: Actor = { kind: "guest" };
const MINUTE_MS = 60_000;
/** Of each type: enough that tests do not take each other's. */
const ROOMS = 20;

let desk: FrontDesk;
let today: string;
let noon: Date;

beforeAll(async () => {
  desk = await openFrontDesk(ROOMS);
  today = desk.ctx.clock.now().toISOString().slice(0, 10);
  noon = desk.ctx.clock.now();
});
afterEach(() => desk.setClock(noon));
afterAll(() => desk.close());

let ahead = 4;
/** An arrival some days ahead, another for each test that asks. */
const someDay = (): string => {
  ahead = 5 + ((ahead + 3) % 90);
  return addDays(today, ahead);
};

/** Leaves so many rooms on the nights around an arrival. */
const leave = (rooms: number, arrival: string) =>
  run(desk.ctx.databases.of("availability"), {
    text: `UPDATE availability.availability_calendar SET blocked = sell_limit - sold - $2
      WHERE night BETWEEN $1::date - 2 AND $1::date + 6`,
    values: [arrival, rooms],
  });
const leaveAll = () =>
  run(desk.ctx.databases.of("availability"), {
    text: "UPDATE availability.availability_calendar SET blocked = 0",
  });

async function ask(own: Partial<CreateReservationInput> = {}): Promise<string> {
  const input = requestFor(desk.ctx, own);
  const view = value(
    await createReservation({
      ctx: desk.ctx,
      input,
      caller: "guest",
      idempotencyKey: desk.ctx.random.uuid(),
      actor: "guest",
    }),
  );
  return view.confirmationNumber;
}

/** A confirmed stay of two nights, unless said otherwise. */
async function booked(own: Partial<CreateReservationInput> = {}): Promise<string> {
  const number = await ask({ arrival: someDay(), ...own });
  await desk.settle();
  return number;
}

const see = async (confirmationNumber: string) => {
  const view = await findReservation({ ctx: desk.ctx, confirmationNumber });
  if (!view) throw new Error(`${confirmationNumber} is gone`);
  return view;
};
const cancel = (confirmationNumber: string, by: Actor = GUEST, reason: "GUEST" | "HOTEL" = "GUEST") =>
  cancelReservation({ ctx: desk.ctx, confirmationNumber, by, reason });
const askCancel = (confirmationNumber: string) =>
  previewCancellation({ ctx: desk.ctx, confirmationNumber, reason: "GUEST" });
const change = (confirmationNumber: string, input: ChangeInput, by: Actor = GUEST) =>
  changeReservation({ ctx: desk.ctx, confirmationNumber, input, by });
const askChange = (confirmationNumber: string, input: ChangeInput) =>
  previewChange({ ctx: desk.ctx, confirmationNumber, input });
/** Changes at the price that the preview says. */
async function changeAsShown(confirmationNumber: string, input: ChangeInput) {
  const { total, currency } = value(await askChange(confirmationNumber, input)).totals;
  return change(confirmationNumber, { ...input, expectedTotal: { amount: total, currency } });
}
const eur = (amount: number) => ({ amount, currency: "EUR" });
/** What the card stands for in the end, and what is held of the house. */
async function agreed(confirmationNumber: string) {
  const { reservationId } = await see(confirmationNumber);
  const end = (await endStates(desk.ctx, [reservationId])).get(reservationId);
  return { nights: end?.hold?.nights, held: end?.money?.held, kept: end?.money?.kept };
}
const kindsOfMails = async (confirmationNumber: string) => {
  const { reservationId } = await see(confirmationNumber);
  return (await mailsOf({ ctx: desk.ctx, reservationId })).map((mail) => mail.kind);
};

describe("cancelling", () => {
  it("given the time to cancel is not over, then nothing is kept, and what was paid goes back", async () => {
    const number = await booked({ ratePlanId: "STRICT" });
    const shown = value(await askCancel(number));
    expect(shown).toMatchObject({
      status: "CONFIRMED",
      fee: eur(0),
      refund: eur(5_000),
      released: eur(5_000),
    });
    expect((await see(number)).status).toBe("CONFIRMED");
    expect(value(await cancel(number))).toEqual({ ...shown, status: "CANCELLED" });
    await desk.settle();
    expect(await see(number)).toMatchObject({
      status: "CANCELLED",
      cancellationReason: "GUEST",
      fee: eur(0),
    });
    expect(await agreed(number)).toEqual({ nights: 0, held: 0, kept: 0 });
    expect(await kindsOfMails(number)).toEqual(["CONFIRMATION", "CANCELLATION"]);
  });

  it("given the time is over, then the fee is kept as the policy says, to the cent, and the rest goes back", async () => {
    const number = await booked({ ratePlanId: "STRICT" });
    const { cancellationPolicy } = await see(number);
    // A third of 200.00, rounded once: 66.66; of the 50.00 paid and 50.00 held, 16.66 more is taken.
    expect(cancellationPolicy.fee).toEqual(eur(6_666));
    desk.setClock(new Date(Date.parse(cancellationPolicy.freeUntil ?? "") + 1));
    const shown = value(await askCancel(number));
    expect(shown).toMatchObject({ fee: eur(6_666), refund: eur(0), released: eur(3_334) });
    expect(value(await cancel(number))).toEqual({ ...shown, status: "CANCELLED" });
    await desk.settle();
    expect(await agreed(number)).toEqual({ nights: 0, held: 0, kept: 6_666 });
    expect((await see(number)).folio).toMatchObject({ charges: 6_666, balance: 0 });
  });

  it("given the last moment of the time, then it is still free", async () => {
    const number = await booked({ ratePlanId: "STRICT" });
    desk.setClock(new Date((await see(number)).cancellationPolicy.freeUntil ?? ""));
    expect(value(await askCancel(number)).fee).toEqual(eur(0));
  });

  it("given it is the hotel that cannot keep the stay, then it keeps nothing, and its log says who did it", async () => {
    const number = await booked({ ratePlanId: "STRICT" });
    desk.setClock(new Date(Date.parse((await see(number)).cancellationPolicy.freeUntil ?? "") + 1));
    expect(value(await cancel(number, INES, "HOTEL"))).toMatchObject({ fee: eur(0), refund: eur(5_000) });
    const { reservationId } = await see(number);
    expect(
      await desk.rows(
        "SELECT action, staff_id, before, after FROM reservations.audit WHERE subject_id = $1",
        [reservationId],
      ),
    ).toEqual([
      {
        action: "reservation.cancelled",
        staff_id: INES.staffId,
        before: { status: "CONFIRMED" },
        after: { status: "CANCELLED", reason: "HOTEL", fee: 0 },
      },
    ]);
    await desk.settle();
  });

  it("given it is clicked twice, also at once, then it is cancelled once and both are told the same", async () => {
    const number = await booked();
    const [one, other] = await Promise.all([cancel(number), cancel(number)]);
    expect(one).toEqual(other);
    expect(await cancel(number)).toEqual(one);
    const { reservationId, timeline } = await see(number);
    expect(timeline.filter((entry) => entry.eventType === "reservation.cancelled")).toHaveLength(1);
    expect(await desk.rows("SELECT FROM reservations.audit WHERE subject_id = $1", [reservationId])).toEqual(
      [],
    );
    await desk.settle();
    expect(await agreed(number)).toEqual({ nights: 0, held: 0, kept: 0 });
  });

  it("given it is pending, then it is free whatever the policy, and what is answered later is let go", async () => {
    const number = await ask({ ratePlanId: "STRICT", arrival: addDays(today, 1) });
    expect((await see(number)).cancellationPolicy.fee).toEqual(eur(6_666));
    expect(value(await cancel(number)).fee).toEqual(eur(0));
    await desk.settle();
    expect((await see(number)).status).toBe("CANCELLED");
    expect(await agreed(number)).toEqual({ nights: 0, held: 0, kept: 0 });
  });

  it("given its two minutes are over and the sweeper has not been there, then it is cancelled by the guest", async () => {
    const number = await ask({ arrival: someDay() });
    desk.setClock(new Date(noon.getTime() + 3 * MINUTE_MS));
    value(await cancel(number));
    await desk.settle();
    expect(await see(number)).toMatchObject({ status: "CANCELLED", cancellationReason: "GUEST" });
    expect(await agreed(number)).toEqual({ nights: 0, held: 0, kept: 0 });
  });

  it("given a change is still on its way, then both the stay and the proposal are given up", async () => {
    const number = await booked();
    const { departure } = await see(number);
    value(await changeAsShown(number, { departure: addDays(departure, 1) }));
    value(await cancel(number));
    await desk.settle();
    expect(await see(number)).toMatchObject({ status: "CANCELLED", proposal: null });
    expect(await agreed(number)).toEqual({ nights: 0, held: 0, kept: 0 });
  });

  it("given the guest is in the house, then it is refused with what to do instead", async () => {
    const number = await booked();
    await run(desk.ctx.databases.of("reservations"), {
      text: `UPDATE reservations.reservation SET status = 'CHECKED_IN', checked_in_on = arrival WHERE confirmation_number = $1`,
      values: [number],
    });
    expect(codeOf(await cancel(number))).toBe("NOT_CANCELLABLE");
    expect(codeOf(await askCancel(number))).toBe("NOT_CANCELLABLE");
    await run(desk.ctx.databases.of("reservations"), {
      text: `UPDATE reservations.reservation SET status = 'CONFIRMED', checked_in_on = NULL WHERE confirmation_number = $1`,
      values: [number],
    });
  });

  it("given a number that nobody has, then it is not found", async () => {
    expect(codeOf(await cancel("RSV-2026-00000000"))).toBe("NOT_FOUND");
  });
});

describe("a fee that the guest agreed to", () => {
  const cancelFor = (confirmationNumber: string, amount: number, currency = "EUR") =>
    cancelReservation({
      ctx: desk.ctx,
      confirmationNumber,
      by: GUEST,
      reason: "GUEST",
      expectedFee: { amount, currency },
    });

  it("given the time ends between the preview and the click, then nothing is cancelled, and what it is now is told", async () => {
    const number = await booked({ ratePlanId: "STRICT" });
    const { fee } = value(await askCancel(number));
    expect(fee).toEqual(eur(0));
    desk.setClock(new Date(Date.parse((await see(number)).cancellationPolicy.freeUntil ?? "") + 1));
    const now = value(await askCancel(number));
    expect(await cancelFor(number, fee.amount)).toMatchObject({
      ok: false,
      refusal: { code: "FEE_CHANGED", message: expect.stringContaining("€66.66"), cancellation: now },
    });
    expect((await see(number)).status).toBe("CONFIRMED");
    expect(value(await cancelFor(number, 6_666))).toEqual({ ...now, status: "CANCELLED" });
    // Sent again, also for what held before: it is cancelled once.
    expect(value(await cancelFor(number, 0)).status).toBe("CANCELLED");
    await desk.settle();
    expect(await agreed(number)).toEqual({ nights: 0, held: 0, kept: 6_666 });
  });

  it("given another currency than that of the stay, then it is refused", async () => {
    const number = await booked();
    expect(await cancelFor(number, 0, "USD")).toMatchObject({
      refusal: { code: "INVALID_INPUT", errors: [{ path: "expectedFee.currency" }] },
    });
    expect((await see(number)).status).toBe("CONFIRMED");
  });
});

describe("what the mail of a cancellation says of the money", () => {
  const GIVES: [string, string, number, number, string[]][] = [
    ["only the card has paid", "FLEX", 0, 0, ["Nothing is kept.", "€50.00 goes back to your card"]],
    ["some was given back before", "FLEX", 0, 2_000, ["Nothing is kept.", "€30.00 goes back to your card"]],
    [
      "some was paid in cash, and the fee is less than that",
      "STRICT",
      8_000,
      0,
      ["We keep €66.66", "€50.00 goes back to your card", "€13.34 that you paid at the hotel"],
    ],
    [
      "some was paid in cash, and the fee is more than that",
      "STRICT",
      4_000,
      0,
      ["We keep €66.66", "€23.34 goes back to your card"],
    ],
  ];
  describe.each(["before", "after"] as const)("drawn up %s the bank gave it back", (when) => {
    it.each(GIVES)("given %s, then it names it by its way", async (_, ratePlanId, cash, back, lines) => {
      const number = await booked({ ratePlanId });
      const { cancellationPolicy, reservationId } = await see(number);
      const order = () => ({ ...desk.order(number), caller: "ines", idempotencyKey: desk.ctx.random.uuid() });
      if (cash > 0) value(await takePayment({ ...order(), input: { amount: eur(cash), method: "CASH" } }));
      if (back > 0) value(await refund({ ...order(), input: { amount: eur(back), reason: "noise" } }));
      await desk.settle();
      if (ratePlanId === "STRICT")
        desk.setClock(new Date(Date.parse(cancellationPolicy.freeUntil ?? "") + 1));
      value(await cancel(number));
      const told = await takeSent(desk.ctx, "reservations", [reservationId]);
      const others = async () => {
        await deliver(desk.ctx, "payments", told);
        await desk.settle();
      };
      if (when === "after") await others();
      await deliver(desk.ctx, "notifications", told);
      if (when === "before") await others();
      const mails = await mailsOf({ ctx: desk.ctx, reservationId });
      const text = mails.find((mail) => mail.kind === "CANCELLATION")?.text ?? "";
      const money = text.split("\n").filter((line) => line.includes("€") || line.includes("Nothing"));
      expect(money.map((line, index) => line.slice(0, lines[index]?.length))).toEqual(lines);
      const end = (await endStates(desk.ctx, [reservationId])).get(reservationId);
      expect(end?.money).toMatchObject({ held: 0, open: 0 });
      for (const service of ["availability", "analytics"] as const) await deliver(desk.ctx, service, told);
      await desk.settle();
    });
  });
});

describe("changing the dates", () => {
  it("given a night more, then its price and money are added, and it takes force when both are there", async () => {
    const number = await booked();
    const before = await see(number);
    const departure = addDays(before.departure, 1);
    const shown = value(await askChange(number, { departure }));
    expect(shown).toMatchObject({
      difference: eur(NIGHT),
      totalBefore: eur(2 * NIGHT),
      heldMore: eur(NIGHT / 2),
    });
    expect((await see(number)).proposal).toBeNull();
    const proposed = value(await changeAsShown(number, { departure }));
    expect(proposed).toMatchObject({
      status: "CONFIRMED",
      departure: before.departure,
      proposal: { stayVersion: 2, departure, held: false, authorized: false, totals: shown.totals },
    });
    await desk.settle();
    expect(await see(number)).toMatchObject({
      status: "CONFIRMED",
      departure,
      totals: { total: 3 * NIGHT },
      proposal: null,
      withdrawn: null,
      folio: { payments: 7_500, authorized: 7_500 },
    });
    expect(await agreed(number)).toEqual({ nights: 3, held: 7_500, kept: 7_500 });
    expect(await kindsOfMails(number)).toEqual(["CONFIRMATION", "CHANGED"]);
  });

  it("given a night less, then its night and money are given back", async () => {
    const number = await booked();
    const { arrival } = await see(number);
    value(await changeAsShown(number, { departure: addDays(arrival, 1) }));
    await desk.settle();
    expect((await see(number)).totals.total).toBe(NIGHT);
    expect(await agreed(number)).toEqual({ nights: 1, held: 2_500, kept: 2_500 });
  });

  it("given the prices rose meanwhile, then nights that stay keep theirs and the new ones cost what they do now", async () => {
    const number = await booked();
    const { departure } = await see(number);
    await run(desk.ctx.databases.of("rates"), {
      text: "UPDATE rates.nightly_price SET amount = $2 WHERE night BETWEEN $1::date - 9 AND $1::date + 9",
      values: [departure, 2 * NIGHT],
    });
    const shown = value(await askChange(number, { departure: addDays(departure, 1) }));
    expect(shown.nights.map((night) => night.amount)).toEqual([NIGHT, NIGHT, 2 * NIGHT]);
    expect(shown.totals.total).toBe(4 * NIGHT);
    const suite = value(await askChange(number, { roomTypeId: "SUITE" }));
    expect(suite.nights.map((night) => night.amount)).toEqual([2 * NIGHT, 2 * NIGHT]);
    await run(desk.ctx.databases.of("rates"), {
      text: "UPDATE rates.nightly_price SET amount = $1",
      values: [NIGHT],
    });
  });

  it("given another price was agreed to, then it is refused with the offer as it is now", async () => {
    const number = await booked();
    const { departure } = await see(number);
    const refused = await change(number, { departure: addDays(departure, 1), expectedTotal: eur(1) });
    expect(refused).toMatchObject({
      ok: false,
      refusal: { code: "PRICE_CHANGED", offer: { totals: { total: 3 * NIGHT }, roomsLeft: ROOMS } },
    });
    expect(codeOf(await change(number, { departure: addDays(departure, 1) }))).toBe("INVALID_INPUT");
    expect((await see(number)).proposal).toBeNull();
  });

  it("given nothing would change, then it says so", async () => {
    const number = await booked();
    const { departure } = await see(number);
    expect(codeOf(await askChange(number, {}))).toBe("INVALID_INPUT");
    expect(codeOf(await askChange(number, { departure, adults: 2 }))).toBe("INVALID_INPUT");
  });

  it("given the house is full, then the guest's own nights do not stand in the way, and others do", async () => {
    const arrival = someDay();
    await leave(2, arrival);
    const number = await booked({ arrival });
    await booked({ arrival });
    await booked({ arrival: addDays(arrival, 2) });
    await booked({ arrival: addDays(arrival, 2) });
    expect(codeOf(await askChange(number, { departure: addDays(arrival, 1) }))).toBe("accepted");
    expect(codeOf(await askChange(number, { departure: addDays(arrival, 3) }))).toBe("SOLD_OUT");
    expect(codeOf(await askChange(number, { arrival: addDays(arrival, -1) }))).toBe("accepted");
    await leaveAll();
  });

  it("given another guest takes the last room while the change is on its way, then the stay is as it was", async () => {
    const arrival = someDay();
    const number = await booked({ arrival });
    value(await changeAsShown(number, { departure: addDays(arrival, 3) }));
    await leave(0, arrival);
    await desk.settle();
    expect(await see(number)).toMatchObject({
      status: "CONFIRMED",
      departure: addDays(arrival, 2),
      proposal: null,
      withdrawn: "SOLD_OUT",
    });
    expect(await agreed(number)).toEqual({ nights: 2, held: 5_000, kept: 5_000 });
    expect(await kindsOfMails(number)).toEqual(["CONFIRMATION", "NOT_CHANGED"]);
    await leaveAll();
  });

  it("given it is pending, or another change is, then it waits its turn", async () => {
    const number = await ask({ arrival: someDay() });
    const { departure } = await see(number);
    const input = { departure: addDays(departure, 1), expectedTotal: eur(3 * NIGHT) };
    expect(codeOf(await change(number, input))).toBe("CHANGE_PENDING");
    await desk.settle();
    const both = await Promise.all([change(number, input), change(number, input)]);
    expect(both.map(codeOf).toSorted()).toEqual(["CHANGE_PENDING", "accepted"]);
    await desk.settle();
    expect((await see(number)).departure).toBe(input.departure);
  });

  it("given the stay became another since it was read, then what was drawn up of it is not proposed", async () => {
    const number = await booked();
    const read = await findWithHotel(desk.ctx, number);
    if (!read) throw new Error(`${number} is gone`);
    const input = { departure: addDays(read.row.departure, 1) };
    const drawn = value(await drawUpChange(desk.ctx, read.row, read.property, input, "PREVIEW"));
    value(await changeAsShown(number, { departure: addDays(read.row.departure, 2) }));
    await desk.settle();
    const late = {
      ctx: desk.ctx,
      confirmationNumber: number,
      by: GUEST,
      read: read.row,
      businessDate: today,
    };
    expect(value(await writeProposal({ ...late, stay: drawn }))).toBe("AGAIN");
    expect((await see(number)).proposal).toBeNull();
  });

  it("given its two minutes are over before anybody hears of it, then it is taken back", async () => {
    const number = await booked();
    const { departure } = await see(number);
    value(await changeAsShown(number, { departure: addDays(departure, 1) }));
    desk.setClock(new Date(noon.getTime() + 3 * MINUTE_MS));
    await desk.settle();
    expect(await see(number)).toMatchObject({ departure, withdrawn: "TIMED_OUT", proposal: null });
    expect(await agreed(number)).toEqual({ nights: 2, held: 5_000, kept: 5_000 });
  });

  it.each([
    ["a day that is over", () => ({ arrival: addDays(today, -1) })],
    [
      "a departure before the arrival",
      () => ({ arrival: addDays(today, 90), departure: addDays(today, 89) }),
    ],
    ["more guests than the room takes", () => ({ adults: 3 })],
  ])("given %s, then it says what is wrong", async (_, input) => {
    const number = await booked();
    expect(codeOf(await askChange(number, input()))).toBe("INVALID_INPUT");
  });

  it("given it was cancelled, then it cannot be changed", async () => {
    const number = await booked();
    value(await cancel(number));
    expect(codeOf(await askChange(number, { adults: 1 }))).toBe("NOT_CHANGEABLE");
    await desk.settle();
  });

  it("given another type for fewer guests, then that type is held, and the first is free again", async () => {
    const number = await booked();
    value(await changeAsShown(number, { roomTypeId: "SUITE", adults: 1 }));
    await desk.settle();
    expect(await see(number)).toMatchObject({
      roomTypeId: "SUITE",
      adults: 1,
      departure: expect.any(String),
    });
    expect(await agreed(number)).toMatchObject({ nights: 2 });
  });

  it("given it was changed, then the request's own key is still answered with what was asked for then", async () => {
    const input = requestFor(desk.ctx, { arrival: someDay() });
    const order = {
      ctx: desk.ctx,
      input,
      caller: "guest",
      idempotencyKey: "the-first-answer",
      actor: "guest",
    };
    const first = value(await createReservation(order));
    await desk.settle();
    value(await changeAsShown(first.confirmationNumber, { departure: addDays(first.departure, 1) }));
    await desk.settle();
    expect(value(await createReservation(order))).toEqual(first);
  });

  it("given a change after the time to cancel is over, then cancelling afterwards is no cheaper", async () => {
    const number = await booked({ ratePlanId: "STRICT" });
    const { cancellationPolicy, arrival } = await see(number);
    desk.setClock(new Date(Date.parse(cancellationPolicy.freeUntil ?? "") + 1));
    const shown = value(
      await askChange(number, { arrival: addDays(arrival, 4), departure: addDays(arrival, 5) }),
    );
    expect(shown.cancellationPolicy).toMatchObject({
      freeUntil: cancellationPolicy.freeUntil,
      fee: eur(6_666),
    });
  });
});

describe("the link in a guest's mail", () => {
  it("opens its own reservation until thirty days after the departure, and no other", async () => {
    const number = await booked();
    const view = await see(number);
    const key = guestLinkKey(desk.ctx, view.reservationId);
    const [mail] = await mailsOf({ ctx: desk.ctx, reservationId: view.reservationId });
    expect(mail?.text).toContain(`/reservations/${number}?key=${key}`);
    expect(isLinkOf(desk.ctx, view, key)).toBe(true);
    expect(isLinkOf(desk.ctx, { ...view, reservationId: desk.ctx.random.uuid() }, key)).toBe(false);
    expect(isLinkOf(desk.ctx, view, "A".repeat(43))).toBe(false);
    const at = (days: number) => desk.setClock(new Date(`${addDays(view.departure, days)}T12:00:00Z`));
    at(30);
    expect(isLinkOf(desk.ctx, view, key)).toBe(true);
    at(31);
    expect(isLinkOf(desk.ctx, view, key)).toBe(false);
  });
});

describe("a hotel whose money has no cents", () => {
  it("given a late cancellation in yen, then the fee is whole yen, and kept and given back add up", async () => {
    const kawabe = { ...HOTEL, timeZone: "Asia/Tokyo", currency: "JPY" };
    const inn = await openFrontDesk(2, new Date(`${today}T03:00:00Z`), kawabe);
    try {
      const arrival = addDays(today, 1);
      const input = requestFor(inn.ctx, {
        arrival,
        departure: addDays(arrival, 1),
        ratePlanId: "STRICT",
        expectedTotal: { amount: NIGHT, currency: "JPY" },
      });
      const order = { ctx: inn.ctx, input, caller: "guest", idempotencyKey: "yen", actor: "guest" };
      const { confirmationNumber, reservationId } = value(await createReservation(order));
      await inn.settle();
      const asked = { ctx: inn.ctx, confirmationNumber, reason: "GUEST" as const };
      const told = value(await cancelReservation({ ...asked, by: GUEST }));
      const jpy = (amount: number) => ({ amount, currency: "JPY" });
      expect(told).toMatchObject({ fee: jpy(3_333), refund: jpy(0), released: jpy(1_667) });
      await inn.settle();
      const money = (await paymentsOf({ ctx: inn.ctx, reservationIds: [reservationId] })).get(reservationId);
      expect(money).toMatchObject({ authorized: 5_000, captured: 3_333, voided: 1_667, refunded: 0 });
      const mails = await mailsOf({ ctx: inn.ctx, reservationId });
      expect(mails.at(-1)?.text).toContain("We keep ¥3,333");
    } finally {
      await inn.close();
    }
  });
});

it("leaves calendar, books and dead letters as they should be", async () => {
  expect(await wrongNights(desk.ctx)).toEqual([]);
  expect(await wrongBooks(desk.ctx)).toEqual([]);
  expect(await deadLetters(desk.ctx)).toEqual([]);
});
