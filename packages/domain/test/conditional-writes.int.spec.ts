import { createTestDatabase, type TestDatabase } from "@roomstream/db/testing/test-database";
import { type Tx, transaction } from "@roomstream/db/transaction";
import { lockHolds, writeHolds } from "@roomstream/domain/availability/stored-hold";
import { lockKnownPayments, writePayments } from "@roomstream/domain/payments/stored-payment";
import { lockReservations } from "@roomstream/domain/reservations/stored-reservation";
import { writeReservations } from "@roomstream/domain/reservations/write-reservations";
import type { Context } from "@roomstream/domain/shared/context";
import { contextOver, HOTEL, openTestHotel } from "@roomstream/domain/testing/test-hotel";
import { Conflict } from "@roomstream/events/consumer/infrastructure";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask } from "./support/guests";
import { Schedule } from "./support/schedule";

let database: TestDatabase;
let ctx: Context;
let id: string;

beforeAll(async () => {
  database = await createTestDatabase();
  ctx = contextOver(database);
  await openTestHotel(ctx, 2);
  id = await ask(ctx);
  await new Schedule(ctx, new Map([[id, "booked with a part held"]]), () => 0, 1).run();
});
afterAll(() => database.drop());

const one = <T>(rows: Map<string, T>): T => {
  const row = rows.get(id);
  if (!row) throw new Error(`${id} is gone`);
  return row;
};

/** Each writes a row on what was known one version ago. */
const STALE: [string, (tx: Tx) => Promise<void>][] = [
  [
    "reservation",
    async (tx) => {
      const row = one(await lockReservations(tx, [id]));
      await writeReservations(tx, [{ before: { ...row, version: row.version - 1 }, after: row }]);
    },
  ],
  [
    "hold",
    async (tx) => {
      const { propertyId } = HOTEL;
      const row = one(
        await lockHolds(tx, [{ reservationId: id, propertyId, occurredAt: "2026-01-01T00:00:00Z" }]),
      );
      await writeHolds(tx, [{ was: row.version - 1, row }]);
    },
  ],
  [
    "payment",
    async (tx) => {
      const row = one(await lockKnownPayments(tx, [id]));
      await writePayments(tx, [{ was: row.version - 1, row }]);
    },
  ],
];

describe("writing on what is no longer so", () => {
  it.each(STALE)(
    "given a %s of which another consumer wrote a newer version, then the write is refused",
    async (_, write) => {
      await expect(transaction(ctx.databases.of("reservations"), write)).rejects.toBeInstanceOf(Conflict);
    },
  );
});
