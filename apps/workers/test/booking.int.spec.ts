import { randomUUID } from "node:crypto";
import { createTestDatabase, type TestDatabase } from "@roomstream/db/testing/test-database";
import { mailsOf } from "@roomstream/domain/notifications/queries/mails-of";
import type { CreateReservationInput, ReservationView } from "@roomstream/domain/reservations/contract";
import { createReservation } from "@roomstream/domain/reservations/create-reservation";
import { findReservation } from "@roomstream/domain/reservations/queries/find-reservation";
import type { Context } from "@roomstream/domain/shared/context";
import { contextOver, openTestHotel, requestFor } from "@roomstream/domain/testing/test-hotel";
import { SERVICES } from "@roomstream/environment/environment";
import { openLogBus } from "@roomstream/events/bus/log/log-bus";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startWorkers, type Workers } from "../src/start-workers";

let database: TestDatabase;
let ctx: Context;
let workers: Workers;

beforeAll(async () => {
  database = await createTestDatabase();
  ctx = contextOver(database);
  await openTestHotel(ctx, 2);
  const bus = openLogBus({ pool: database.databases.common, signals: database.signals, log: ctx.log });
  workers = await startWorkers({ ctx, bus }, [...SERVICES]);
});
afterAll(async () => {
  await workers.close();
  await database.drop();
});

describe("a booking", () => {
  it("given a free room and a good card, when a guest books, then it confirms and what is due now is captured", async () => {
    const end = await bookAndWait({});
    expect(end.status).toBe("CONFIRMED");
    await expect
      .poll(async () => (await read(end)).folio, { timeout: 5_000 })
      .toMatchObject({
        charges: 20_000,
        payments: 5_000,
        authorized: 5_000,
        balance: 15_000,
      });
    await expect
      .poll(async () => (await read(end)).timeline.map((entry) => entry.eventType), { timeout: 5_000 })
      .toEqual(
        expect.arrayContaining([
          "reservation.created",
          "availability.updated",
          "payment.authorized",
          "rate.applied",
          "reservation.confirmed",
          "payment.captured",
        ]),
      );
    await expect
      .poll(async () => mailsOf({ ctx, reservationId: end.reservationId }), { timeout: 5_000 })
      .toMatchObject([{ kind: "CONFIRMATION", to: "ada@example.com" }]);
  });

  it("given a declined card, when a guest books, then it is told PAYMENT_FAILED and nothing is held", async () => {
    const end = await bookAndWait({ payment: { token: "tok_declined" }, roomTypeId: "SUITE" });
    expect(end).toMatchObject({ status: "CANCELLED", cancellationReason: "PAYMENT_FAILED" });
  });
});

async function bookAndWait(own: Partial<CreateReservationInput>): Promise<ReservationView> {
  const created = await createReservation({
    ctx,
    input: requestFor(ctx, own),
    caller: "guest",
    idempotencyKey: randomUUID(),
    actor: "guest",
  });
  if (!created.ok) throw new Error(created.refusal.message);
  expect(created.value.status).toBe("PENDING");
  await expect
    .poll(async () => (await read(created.value)).status, { timeout: 15_000, interval: 20 })
    .not.toBe("PENDING");
  return read(created.value);
}

async function read({ confirmationNumber }: { confirmationNumber: string }): Promise<ReservationView> {
  const found = await findReservation({ ctx, confirmationNumber });
  if (!found) throw new Error(`${confirmationNumber} is gone`);
  return found;
}
