import { spawn } from "node:child_process";
import { promises } from "@roomstream/domain/operations/promises";
import { checkIn } from "@roomstream/domain/reservations/check-in";
import { createReservation } from "@roomstream/domain/reservations/create-reservation";
import { addDays, businessDateAt } from "@roomstream/domain/shared/stay";
import { HOTEL, requestFor } from "@roomstream/domain/testing/test-hotel";
import { SERVICES } from "@roomstream/environment/environment";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Ground } from "./grounds";
import { AUDIT_POINTS } from "./services-at";
import { openWorld, type World } from "./world";

const LONGEST_MS = 60_000;
const SYSTEM = { kind: "system", part: "test" } as const;
const { propertyId } = HOTEL;

/** Kills the night audit at each of its steps, one day after another, while the other services are at work on the bus. */
export function describeAuditCrashes(name: string, open: () => Promise<Ground>): void {
  describe(name, () => {
    let world: World;
    let first: string;
    let stayer: string;

    const rows = async <Row extends object>(text: string, values: unknown[] = []) =>
      (await world.pool.query<Row>(text, values)).rows;
    const book = async (arrival: string, departure: string) => {
      const created = await createReservation({
        ctx: world.ctx,
        input: requestFor(world.ctx, {
          arrival,
          departure,
          ratePlanId: "NONE",
          payment: undefined,
          expectedTotal: {
            amount: 10_000 * Math.round((Date.parse(departure) - Date.parse(arrival)) / 86_400_000),
            currency: "EUR",
          },
        }),
        caller: "guest",
        idempotencyKey: crypto.randomUUID(),
        actor: "guest",
      });
      if (!created.ok) throw new Error(created.refusal.message);
      return created.value.confirmationNumber;
    };

    // A hotel that has not closed its day for as many days as there are points, with one guest who stays through all of them,
    // and each day one who does not come.
    beforeAll(async () => {
      world = await openWorld(await open());
      const today = businessDateAt(world.ctx.clock.now(), HOTEL.timeZone);
      first = addDays(today, -AUDIT_POINTS.length);
      await rows("UPDATE property.business_day SET business_date = $1", [first]);
      for (const table of ["availability.availability_calendar", "rates.nightly_price"]) {
        const columns = table.startsWith("rates")
          ? "property_id, room_type_id, NIGHT, amount, extra_adult, extra_child"
          : "property_id, room_type_id, NIGHT, physical, sell_limit";
        await rows(
          `INSERT INTO ${table} (${columns}) SELECT ${columns.replace("NIGHT", "d::date")} FROM ${table},
            generate_series($1::date, $2::date - 1, interval '1 day') d WHERE night = $2`,
          [first, today],
        );
      }
      // Without the hotels' own worker, which would close the days by itself.
      await world.fleet.start(SERVICES.filter((service) => service !== "property"));
      stayer = await book(first, addDays(today, 2));
      for (let day = 0; day < AUDIT_POINTS.length; day += 1) {
        await book(addDays(first, day), addDays(first, day + 1));
      }
      await vi.waitFor(
        async () =>
          expect(await rows("SELECT FROM reservations.reservation WHERE status = 'PENDING'")).toEqual([]),
        { timeout: 20_000, interval: 50 },
      );
      const done = await checkIn({
        ctx: world.ctx,
        propertyId,
        confirmationNumber: stayer,
        roomId: "DOUBLE-1",
        by: SYSTEM,
      });
      expect(done).toMatchObject({ ok: true });
    }, LONGEST_MS);
    afterAll(() => world.close());

    /** Runs the command up to a day in a process of its own; the signal that ended it, or its code. */
    const audit = (date: string, failPoint?: string) =>
      new Promise<string | number | null>((resolve) => {
        const child = spawn(
          process.execPath,
          [world.program("audit"), "--hotel", propertyId, "--date", date],
          {
            env: {
              ...world.environment,
              PATH: process.env.PATH,
              ...(failPoint && { ROOMSTREAM_FAIL_POINT: failPoint }),
            },
            stdio: "ignore",
          },
        );
        child.once("close", (code, signal) => resolve(signal ?? code));
      });

    it.each(AUDIT_POINTS.map((point, day) => [point, day] as const))(
      "given it dies at %s, when it runs again, then the day is closed as if nothing had been",
      async (point, day) => {
        const date = addDays(first, day);
        expect(await audit(date, point)).toBe("SIGKILL");
        await rows("UPDATE property.business_day SET audit_until = clock_timestamp() - interval '1 s'");
        expect(await audit(date)).toBe(0);
        expect(await rows("SELECT business_date FROM property.business_day")).toEqual([
          { business_date: addDays(date, 1) },
        ]);
        expect(
          await rows("SELECT night, amount FROM payments.posting WHERE entry = 'NIGHT' ORDER BY night"),
        ).toEqual(
          Array.from({ length: day + 1 }, (_, index) => ({ night: addDays(first, index), amount: 10_000 })),
        );
        expect(
          await rows(
            "SELECT arrival FROM reservations.reservation WHERE status = 'NO_SHOW' ORDER BY arrival",
          ),
        ).toEqual(Array.from({ length: day + 1 }, (_, index) => ({ arrival: addDays(first, index) })));
        const [told] = await rows(
          "SELECT count(*)::int AS times FROM property.outbox WHERE envelope->'data'->>'closed' = $1",
          [date],
        );
        expect(told).toEqual({ times: 1 });
        const steps = await rows("SELECT FROM property.night_audit WHERE business_date = $1", [date]);
        expect(steps).toHaveLength(6);
      },
      LONGEST_MS,
    );

    it(
      "given all of that, when the workers are back, then every promise is kept",
      async () => {
        await world.fleet.start(["property"]);
        const { items } = await promises({ ctx: world.ctx, patienceMs: 20_000 });
        expect(items.filter((item) => item.breaches.length > 0)).toEqual([]);
        await world.fleet.stop();
      },
      LONGEST_MS,
    );
  });
}
