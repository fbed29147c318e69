import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestDatabase, type TestDatabase } from "@roomstream/db/testing/test-database";
import { today } from "@roomstream/domain/desk/today";
import { promises } from "@roomstream/domain/operations/promises";
import { contextOver } from "@roomstream/domain/testing/test-hotel";
import { SERVICES } from "@roomstream/environment/environment";
import { openLogBus } from "@roomstream/events/bus/log/log-bus";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startWorkers } from "../src/start-workers";
import { fillDemo } from "../src/supervisor/fill-demo";

let database: TestDatabase;
let dataDir: string;

beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), "roomstream-demo-"));
});
afterAll(async () => {
  await database.drop();
  await rm(dataDir, { recursive: true });
});

it("given an empty database, when the demo is filled, then today has guests who come, leave and stay, and every promise holds", async () => {
  const ctx = contextOver(database);
  const bus = openLogBus({ pool: database.databases.common, signals: database.signals, log: ctx.log });
  await fillDemo({ ctx, bus }, { url: "http://localhost", dataDir, onProgress: () => undefined });
  for (const propertyId of ["PROP-001", "PROP-002", "PROP-003"]) {
    const day = await today({ ctx, propertyId, names: true });
    if (!day.ok) throw new Error(day.refusal.message);
    const { arrivals, departures, inHouse } = day.value;
    expect([propertyId, arrivals.length > 0, departures.length > 0, inHouse.length > 1]).toEqual([
      propertyId,
      true,
      true,
      true,
    ]);
  }
  const workers = await startWorkers({ ctx, bus }, [...SERVICES]);
  const { items } = await promises({ ctx, patienceMs: 20_000 });
  expect(items.flatMap((item) => item.breaches)).toEqual([]);
  await workers.close();
}, 300_000);
