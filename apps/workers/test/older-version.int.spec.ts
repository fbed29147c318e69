import { openDatabases } from "@roomstream/db/database";
import { migrate } from "@roomstream/db/migrate";
import { openSignals } from "@roomstream/db/signals";
import { createEmptyDatabase } from "@roomstream/db/testing/test-database";
import { NIGHT_AUDIT } from "@roomstream/domain/night-audit/audit-due";
import { closeDays } from "@roomstream/domain/night-audit/close-days";
import { promises } from "@roomstream/domain/operations/promises";
import type { Context } from "@roomstream/domain/shared/context";
import { contextOver, HOTEL } from "@roomstream/domain/testing/test-hotel";
import { SERVICES } from "@roomstream/environment/environment";
import { openLogBus } from "@roomstream/events/bus/log/log-bus";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startWorkers } from "../src/start-workers";
import { loadOlderVersion } from "./older/load";

describe("the data of a version without rooms and check-in, brought up to this one", () => {
  let empty: Awaited<ReturnType<typeof createEmptyDatabase>>;
  let databases: ReturnType<typeof openDatabases>;
  let close: () => Promise<void>;
  let ctx: Context;
  let now = () => new Date();

  beforeAll(async () => {
    empty = await createEmptyDatabase();
    await loadOlderVersion(empty.url);
    databases = openDatabases({ common: empty.url, services: {} });
    // A hotel that still sells when it is brought up to date, whenever that is.
    await databases.common.query("UPDATE property.property SET sellable_until = current_date + 20");
    await migrate({ common: empty.url, services: {} });
    const signals = openSignals(databases.common, empty.url);
    ctx = contextOver(
      { url: empty.url, databases, signals, drop: empty.drop },
      { clock: { now: () => now() } },
    );
    const bus = openLogBus({ pool: databases.common, signals, log: ctx.log });
    const workers = await startWorkers({ ctx, bus }, [...SERVICES]);
    close = async () => {
      await workers.close();
      await bus.close();
      await signals.close();
    };
  });
  afterAll(async () => {
    await close();
    await databases.close();
    await empty.drop();
  });

  const states = async () =>
    (
      await databases.common.query(
        "SELECT status, cancellation_reason AS reason FROM reservations.reservation ORDER BY arrival",
      )
    ).rows;
  const breaches = async () =>
    (await promises({ ctx, patienceMs: 30_000 })).items.flatMap((item) => item.breaches);

  it("keeps every promise: what was confirmed stays so, and what was pending ends", {
    timeout: 60_000,
  }, async () => {
    await expect.poll(states, { timeout: 20_000, interval: 100 }).toEqual([
      { status: "CONFIRMED", reason: null },
      { status: "CONFIRMED", reason: null },
      { status: "CANCELLED", reason: "PAYMENT_FAILED" },
      { status: "CANCELLED", reason: "TIMED_OUT" },
      { status: "CONFIRMED", reason: null },
    ]);
    expect(await breaches()).toEqual([]);
  });

  it("makes nobody a no-show who arrived before any audit was", { timeout: 60_000 }, async () => {
    now = () => new Date(Date.now() + 2 * 86_400_000);
    const closed = await closeDays({ ctx, propertyId: HOTEL.propertyId, by: NIGHT_AUDIT });
    expect(closed).toMatchObject({ ok: true, value: { closed: [{ noShows: 0 }, { noShows: 0 }] } });
    expect((await states()).map(({ status }) => status)).not.toContain("NO_SHOW");
    expect(await breaches()).toEqual([]);
  });
});
