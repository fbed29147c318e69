import { randomUUID } from "node:crypto";
import { createTestDatabase, type TestDatabase } from "@roomstream/db/testing/test-database";
import { run } from "@roomstream/db/transaction";
import { moneyAgrees } from "@roomstream/domain/operations/promises/money-agrees";
import { withSnapshot } from "@roomstream/domain/operations/promises/snapshot";
import { forgetAnswers } from "@roomstream/domain/payments/forget-answers";
import { openSandboxGateway } from "@roomstream/domain/payments/gateway/sandbox";
import { type Executor, startExecutor } from "@roomstream/domain/payments/operations/executor";
import { postNights } from "@roomstream/domain/payments/post-nights";
import { folioOf } from "@roomstream/domain/payments/queries/folio-of";
import { gatewayState } from "@roomstream/domain/payments/queries/gateway-state";
import { moneyOf } from "@roomstream/domain/payments/queries/money-of";
import { paymentsOf } from "@roomstream/domain/payments/queries/payments-of";
import { type RebuiltEvent, rebuildPayments } from "@roomstream/domain/payments/rebuild";
import { refund } from "@roomstream/domain/payments/refund";
import { retryStuck } from "@roomstream/domain/payments/retry-stuck";
import { takePayment } from "@roomstream/domain/payments/take-payment";
import { createReservation } from "@roomstream/domain/reservations/create-reservation";
import type { Context } from "@roomstream/domain/shared/context";
import { addDays } from "@roomstream/domain/shared/stay";
import { contextOver, HOTEL, openTestHotel, requestFor } from "@roomstream/domain/testing/test-hotel";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shifted } from "./support/guests";
import { Speaker, TERMS } from "./support/money-stories";
import { deliver, takeSent } from "./support/services";

let database: TestDatabase;
let ctx: Context;
let executor: Executor;

beforeAll(async () => {
  database = await createTestDatabase();
  ctx = contextOver(database);
  await openTestHotel(ctx, 20);
  executor = startExecutor(ctx, openSandboxGateway(database.databases.common, ctx.random));
});
afterAll(async () => {
  await executor.close();
  await database.drop();
});

const desk = { kind: "staff" as const, staffId: randomUUID(), name: "Marta" };
const eur = (amount: number) => ({ amount, currency: "EUR" });

/** A stay of two nights for 200.00 whose card was asked to hold the half. */
async function booked(): Promise<{ reservationId: string; confirmationNumber: string }> {
  const created = await createReservation({
    ctx,
    input: requestFor(ctx),
    caller: "guest",
    idempotencyKey: randomUUID(),
    actor: "guest",
  });
  if (!created.ok) throw new Error(created.refusal.message);
  const { reservationId } = created.value;
  await deliver(ctx, "payments", await takeSent(ctx, "reservations", [reservationId]));
  await quiet(reservationId);
  return created.value;
}
const quiet = (reservationId: string) =>
  expect
    .poll(async () => (await paymentsOf({ ctx, reservationIds: [reservationId] })).get(reservationId)?.open, {
      timeout: 10_000,
      interval: 10,
    })
    .toBe(false);

const order = (confirmationNumber: string, idempotencyKey: string = randomUUID()) => ({
  ctx,
  propertyId: HOTEL.propertyId,
  confirmationNumber,
  by: desk,
  caller: "staff:marta",
  idempotencyKey,
});
const take = (number: string, amount: number, key?: string) =>
  takePayment({ ...order(number, key), input: { amount: eur(amount), method: "CASH" } });
const giveBack = (number: string, amount: number, key?: string) =>
  refund({ ...order(number, key), input: { amount: eur(amount), reason: "the lift was out of order" } });

async function brokenPromises() {
  const { suspects } = await withSnapshot(ctx.databases, (snapshot) => moneyAgrees.check(snapshot));
  return suspects;
}

describe("money at the desk", () => {
  it("given cash is taken, then it is on the folio, in the ledger, told and in the audit log, once for its key", async () => {
    const stay = await booked();
    const key = randomUUID();
    const [first, again] = [
      await take(stay.confirmationNumber, 4_000, key),
      await take(stay.confirmationNumber, 4_000, key),
    ];
    expect(first).toMatchObject({
      ok: true,
      value: { amount: eur(4_000), folio: { paid: 4_000, balance: -4_000 } },
    });
    expect(again).toEqual(first);
    expect(await moneyOf({ ctx, reservationId: stay.reservationId })).toMatchObject({ cash: 4_000 });
    expect(await take(stay.confirmationNumber, 5_000, key)).toMatchObject({
      refusal: { code: "IDEMPOTENCY_KEY_REUSED" },
    });
    const audit = await run(ctx.databases.of("payments"), {
      text: "SELECT action, staff_id FROM payments.audit WHERE subject_id = $1",
      values: [stay.reservationId],
    });
    expect(audit).toEqual([{ action: "payment.taken", staff_id: desk.staffId }]);
    expect(await brokenPromises()).toEqual([]);
  });

  it("given its key is a day old, then it is a new request, and the old answer is forgotten", async () => {
    const stay = await booked();
    const key = randomUUID();
    const aDayLater = () =>
      run(ctx.databases.of("payments"), {
        text: "UPDATE payments.desk_request SET created_at = created_at - interval '24 hours 1 second' WHERE key = $1",
        values: [key],
      });
    await take(stay.confirmationNumber, 1_000, key);
    await aDayLater();
    expect(await take(stay.confirmationNumber, 2_000, key)).toMatchObject({ ok: true });
    await forgetAnswers(ctx);
    expect(await take(stay.confirmationNumber, 3_000, key)).toMatchObject({
      refusal: { code: "IDEMPOTENCY_KEY_REUSED" },
    });
    await aDayLater();
    await forgetAnswers(ctx);
    const kept = await run(ctx.databases.of("payments"), {
      text: "SELECT FROM payments.desk_request WHERE key = $1",
      values: [key],
    });
    expect(kept).toEqual([]);
    expect(await moneyOf({ ctx, reservationId: stay.reservationId })).toMatchObject({ cash: 3_000 });
  });

  it("given the same key is sent twice at once, then the money is taken once", async () => {
    const stay = await booked();
    const key = randomUUID();
    await Promise.all([1, 2, 3].map(() => take(stay.confirmationNumber, 1_000, key)));
    expect(await moneyOf({ ctx, reservationId: stay.reservationId })).toMatchObject({ cash: 1_000 });
  });

  it("given more than is owed, or in another currency, then it is refused and nothing is kept of it", async () => {
    const stay = await booked();
    expect(await take(stay.confirmationNumber, 20_001)).toMatchObject({ refusal: { code: "TOO_MUCH" } });
    expect(await giveBack(stay.confirmationNumber, 1)).toMatchObject({ refusal: { code: "TOO_MUCH" } });
    const yen = { amount: { amount: 100, currency: "JPY" }, method: "CASH" as const };
    expect(await takePayment({ ...order(stay.confirmationNumber), input: yen })).toMatchObject({
      refusal: { code: "INVALID_INPUT" },
    });
    expect(await folioOf({ ctx, reservationId: stay.reservationId })).toMatchObject({
      lines: [],
      balance: 0,
    });
  });

  it("given a stay of another hotel, then there is none of its number", async () => {
    const stay = await booked();
    await run(ctx.databases.of("property"), {
      text: `INSERT INTO property.property
        SELECT (jsonb_populate_record(p, '{"property_id": "OTHER-001", "slug": "other-hotel"}')).* FROM property.property p`,
    });
    const elsewhere = { ...order(stay.confirmationNumber), propertyId: "OTHER-001" };
    expect(await takePayment({ ...elsewhere, input: { amount: eur(1), method: "CASH" } })).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
  });

  it("given cash is given back, then the guest is let off as much, and the folio says both", async () => {
    const stay = await booked();
    await take(stay.confirmationNumber, 4_000);
    const answer = await giveBack(stay.confirmationNumber, 1_500);
    expect(answer).toMatchObject({ ok: true, value: { toCard: eur(0), atDesk: eur(1_500) } });
    const folio = await folioOf({ ctx, reservationId: stay.reservationId });
    expect(folio?.lines.map(({ entry, amount }) => `${entry} ${amount}`).toSorted()).toEqual([
      "ALLOWANCE -1500",
      "CASH -4000",
      "CASH_BACK 1500",
    ]);
    expect(await brokenPromises()).toEqual([]);
  });
});

describe("the nights of those in the house", () => {
  const nightsOf = (first: string) =>
    [0, 1].map((n) => ({ date: addDays(first, n), amount: 10_000, net: 9_434 }));
  const stayOf = (reservationId: string, first: string) => ({
    reservationId,
    stayVersion: 1,
    currency: "EUR",
    nights: nightsOf(first),
    tax: 301,
  });

  it("given the audit runs twice, or twice at once, then each night is posted once, with its journal and its event", async () => {
    const stays = [await booked(), await booked(), await booked()].map((stay) => stay.reservationId);
    const night = "2026-12-01";
    const audit = () =>
      postNights({
        ctx,
        propertyId: HOTEL.propertyId,
        businessDate: night,
        stays: stays.map((id) => stayOf(id, night)),
      });
    const counts = await Promise.all([audit(), audit()]);
    expect(counts.toSorted()).toEqual([0, 3]);
    expect(await audit()).toBe(0);
    const [id] = stays;
    const events = await run<{ envelope: { data: object } }>(ctx.databases.of("payments"), {
      text: "SELECT envelope FROM payments.outbox WHERE aggregate_id = $1 AND topic = 'payment.posted'",
      values: [id],
    });
    expect(events.map(({ envelope }) => envelope.data)).toEqual([
      expect.objectContaining({ entry: "NIGHT", night, amount: 10_151, net: 9_434 }),
    ]);
    const lines = await run(ctx.databases.of("payments"), {
      text: `SELECT l.account, l.amount FROM payments.journal j JOIN payments.journal_line l USING (journal_id)
        WHERE j.reservation_id = $1 AND j.kind = 'NIGHT' ORDER BY l.line`,
      values: [id],
    });
    expect(lines).toEqual([
      { account: "GUEST_FOLIO", amount: 10_151 },
      { account: "ROOM_REVENUE", amount: -9_434 },
      { account: "TAXES", amount: -717 },
    ]);
    expect(await brokenPromises()).toEqual([]);
  });

  it("given a stay has ended meanwhile, then none of its nights is posted any more", async () => {
    const { reservationId } = await booked();
    await run(ctx.databases.of("payments"), {
      text: "UPDATE payments.payment SET wanted = 'RELEASE' WHERE reservation_id = $1",
      values: [reservationId],
    });
    const night = "2026-12-01";
    const stays = [stayOf(reservationId, night)];
    expect(await postNights({ ctx, propertyId: HOTEL.propertyId, businessDate: night, stays })).toBe(0);
    await run(ctx.databases.of("payments"), {
      text: "UPDATE payments.payment SET wanted = 'AUTHORIZE' WHERE reservation_id = $1",
      values: [reservationId],
    });
  });
});

describe("a movement that the bank refuses", () => {
  it("stays in sight of the operator and of verify, and is made when the bank agrees", async () => {
    const { reservationId } = await booked();
    const bank = (change: string) =>
      run(ctx.databases.of("payments"), {
        text: `UPDATE sandbox_gateway.charge SET ${change} WHERE reference = $1`,
        values: [reservationId],
      });
    // The bank thinks that all of it was let go.
    await bank("voided = authorized");
    const confirmed = { kind: "CAPTURE" as const, asOf: 2, stayVersion: 1, inHouse: false };
    await new Speaker(ctx, "tok_visa", reservationId).say(confirmed);
    await quiet(reservationId);
    expect((await gatewayState(ctx)).stuck).toMatchObject([
      { reservationId, reason: "amount_too_large", tries: 1 },
    ]);
    expect((await brokenPromises()).map(({ key }) => key)).toContain(`sums/${reservationId}`);
    await retryStuck(ctx);
    await quiet(reservationId);
    expect((await gatewayState(ctx)).stuck).toMatchObject([{ tries: 1 }]);
    await bank("voided = 0");
    await retryStuck(shifted(ctx, 60_000));
    await quiet(reservationId);
    expect((await gatewayState(ctx)).stuck).toEqual([]);
    expect(await moneyOf({ ctx, reservationId })).toMatchObject({ captured: TERMS.toCapture });
    expect(await brokenPromises()).toEqual([]);
  });

  it("given many that nobody wants any more are due before it, then it has its turn all the same", async () => {
    const { reservationId } = await booked();
    await new Speaker(ctx, "tok_visa", reservationId).say({ kind: "CAPTURE", asOf: 2, stayVersion: 1 });
    await quiet(reservationId);
    await run(ctx.databases.of("payments"), {
      text: "UPDATE sandbox_gateway.charge SET refunded = captured WHERE reference = $1",
      values: [reservationId],
    });
    const cancelled = { kind: "RELEASE", asOf: 3, stayVersion: 2, fee: 0, entry: "CANCELLATION_FEE" };
    await new Speaker(ctx, "tok_visa", reservationId).say(cancelled);
    await quiet(reservationId);
    expect((await gatewayState(ctx)).stuck).toMatchObject([{ reservationId }]);
    await run(ctx.databases.of("payments"), {
      text: `INSERT INTO payments.payment (reservation_id, property_id, version, stay_version, wanted, status, occurred_at,
          correlation_id, actor, business_date, stuck_reason, stuck_since, retry_at)
        SELECT gen_random_uuid(), $1, 1, 1, 'CAPTURE', 'NONE', now(), gen_random_uuid(), 'guest', current_date, 'stale',
          now() - interval '3 days', now() - interval '3 days' FROM generate_series(1, 250)`,
      values: [HOTEL.propertyId],
    });
    await run(ctx.databases.of("payments"), {
      text: "UPDATE sandbox_gateway.charge SET refunded = 0 WHERE reference = $1",
      values: [reservationId],
    });
    await retryStuck(shifted(ctx, 60_000));
    await quiet(reservationId);
    expect((await gatewayState(ctx)).stuck).toEqual([]);
    expect(await moneyOf({ ctx, reservationId })).toMatchObject({ captured: 5_000, refunded: 5_000 });
    expect(await brokenPromises()).toEqual([]);
    await run(ctx.databases.of("payments"), { text: "DELETE FROM payments.payment WHERE currency IS NULL" });
  });

  it("given the desk takes in cash what the card refused, then nothing is wrong any more, and what was held is let go at once", async () => {
    const { reservationId, confirmationNumber } = await booked();
    await run(ctx.databases.of("payments"), {
      text: "UPDATE sandbox_gateway.charge SET voided = authorized WHERE reference = $1",
      values: [reservationId],
    });
    await new Speaker(ctx, "tok_visa", reservationId).say({ kind: "SETTLE", asOf: 2, stayVersion: 2 });
    await quiet(reservationId);
    expect((await gatewayState(ctx)).stuck).toMatchObject([{ reservationId }]);
    await run(ctx.databases.of("payments"), {
      text: "UPDATE sandbox_gateway.charge SET voided = 0 WHERE reference = $1",
      values: [reservationId],
    });
    expect(await take(confirmationNumber, 20_000)).toMatchObject({ ok: true });
    await quiet(reservationId);
    expect((await gatewayState(ctx)).stuck).toEqual([]);
    expect(await moneyOf({ ctx, reservationId })).toMatchObject({ authorized: 0, captured: 0, cash: 20_000 });
    expect(await brokenPromises()).toEqual([]);
  });

  it("the breaker of each process is in sight", async () => {
    expect((await gatewayState(ctx)).breakers).toMatchObject([{ state: "closed" }]);
  });
});

describe("the events of payments", () => {
  it("fold to what is stored of every payment", async () => {
    const events = await run<{ envelope: RebuiltEvent }>(ctx.databases.of("payments"), {
      text: `SELECT envelope FROM payments.outbox WHERE topic LIKE 'payment.%' AND topic <> 'payment.initiated'`,
    });
    const rebuilt = rebuildPayments(events.map(({ envelope }) => envelope));
    const stored = await run<{ reservationId: string }>(ctx.databases.of("payments"), {
      text: `SELECT reservation_id AS "reservationId", authorized, captured, voided, refunded, cash, allowed,
          (SELECT coalesce(sum(amount), 0)::bigint FROM payments.posting o WHERE o.reservation_id = p.reservation_id
            AND entry IN ('NIGHT', 'ADJUSTMENT', 'CANCELLATION_FEE', 'NO_SHOW_FEE')) AS charges
        FROM payments.payment p`,
    });
    expect(stored.length).toBeGreaterThan(5);
    for (const payment of stored) expect(rebuilt.get(payment.reservationId)).toEqual(payment);
  });
});
