import { randomUUID } from "node:crypto";
import { createTestDatabase, type TestDatabase } from "@roomstream/db/testing/test-database";
import { run } from "@roomstream/db/transaction";
import { promises } from "@roomstream/domain/operations/promises";
import type { CreateReservationInput, ReservationView } from "@roomstream/domain/reservations/contract";
import { createReservation } from "@roomstream/domain/reservations/create-reservation";
import type { Context } from "@roomstream/domain/shared/context";
import { addDays, businessDateAt, nightsOf } from "@roomstream/domain/shared/stay";
import { contextOver, HOTEL, NIGHT, openTestHotel, requestFor } from "@roomstream/domain/testing/test-hotel";
import { SERVICES } from "@roomstream/environment/environment";
import { openLogBus } from "@roomstream/events/bus/log/log-bus";
import { expect } from "vitest";
import { startWorkers } from "../../src/start-workers";

export type House = {
  ctx: Context;
  database: TestDatabase;
  /** Asks for a stay as one guest of many, and says what the guest was told at once. */
  ask(own?: Partial<CreateReservationInput>, key?: string): ReturnType<typeof createReservation>;
  close(): Promise<void>;
};

/** A hotel with so many rooms of each type, and all services at work in this process over the embedded log. */
export async function openHouse(rooms: number): Promise<House> {
  const database = await createTestDatabase({ connections: 24 });
  const ctx = contextOver(database);
  await openTestHotel(ctx, rooms);
  const bus = openLogBus({ pool: database.databases.common, signals: database.signals, log: ctx.log });
  const workers = await startWorkers({ ctx, bus }, [...SERVICES]);
  return {
    ctx,
    database,
    ask: (own = {}, key = randomUUID()) =>
      createReservation({
        ctx,
        input: requestFor(ctx, own),
        caller: "guest",
        idempotencyKey: key,
        actor: "guest",
      }),
    async close() {
      await workers.close();
      await bus.close();
      await database.drop();
    },
  };
}

/** Dates of a stay that begins so many days from today. */
export function stayFrom(ctx: Context, ahead: number, nights: number) {
  const arrival = addDays(businessDateAt(ctx.clock.now(), HOTEL.timeZone), ahead);
  const departure = addDays(arrival, nights);
  return { arrival, departure };
}

export type Ended = {
  id: string;
  status: string;
  reason: string | null;
  held: number;
  kept: number;
  open: number;
  nights: number;
};

/** What became of reservations: the saga's three parts side by side. */
export async function ended({ ctx }: House, ids: string[]): Promise<Ended[]> {
  return run<Ended>(ctx.databases.of("reservations"), {
    text: `SELECT r.reservation_id AS id, r.status, r.cancellation_reason AS reason,
        coalesce(p.authorized - p.captured - p.voided, 0) AS held, coalesce(p.captured - p.refunded, 0) AS kept,
        (SELECT count(*) FROM payments.gateway_operation o WHERE o.reservation_id = r.reservation_id
          AND o.status IN ('WAITING', 'CALLING', 'UNKNOWN')) AS open,
        (SELECT count(*) FROM availability.hold_night n WHERE n.reservation_id = r.reservation_id) AS nights
      FROM reservations.reservation r LEFT JOIN payments.payment p USING (reservation_id)
      WHERE r.reservation_id = ANY($1::uuid[])`,
    values: [ids],
  });
}

/** Waits until none of these reservations is pending any more. */
export async function untilEnded(house: House, views: ReservationView[], timeout = 30_000): Promise<Ended[]> {
  const ids = views.map((view) => view.reservationId);
  const pending = async () => (await ended(house, ids)).filter((one) => one.status === "PENDING").length;
  await expect.poll(pending, { timeout, interval: 50 }).toBe(0);
  return ended(house, ids);
}

/** All that the house promises is kept; what is still on its way is waited for. */
export async function expectPromisesKept({ ctx }: House): Promise<void> {
  const { items } = await promises({ ctx, patienceMs: 20_000 });
  expect(items.filter((item) => item.breaches.length > 0)).toEqual([]);
  expect(items.every((item) => item.checked > 0)).toBe(true);
}

/** Rooms held on each of these nights, by the calendar. */
export async function soldOn(
  { ctx }: House,
  dates: { arrival: string; departure: string },
): Promise<number[]> {
  const rows = await run<{ sold: number }>(ctx.databases.of("availability"), {
    text: `SELECT sold FROM availability.availability_calendar
      WHERE room_type_id = 'DOUBLE' AND night = ANY($1::date[]) ORDER BY night`,
    values: [nightsOf(dates)],
  });
  return rows.map((row) => row.sold);
}

export const total = (nights: number) => ({ amount: nights * NIGHT, currency: "EUR" });
