import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabases } from "@roomstream/db/database";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@roomstream/db/embedded/embedded-postgres";
import { migrate } from "@roomstream/db/migrate";
import { openSignals } from "@roomstream/db/signals";
import type { TestDatabase } from "@roomstream/db/testing/test-database";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BREAKER_OPEN_MS } from "../src/consumer/breaker";
import { frontDesk, lettersOf, openBook, writeDown, written } from "./support/front-desk";
import { messageFor, requestAt } from "./support/sample-events";

let dataDir: string;
let postgres: EmbeddedPostgres;
let database: TestDatabase;
let ended: (() => void) | undefined;
const start = () => startEmbeddedPostgres({ dataDir, onExit: () => ended?.() });

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "roomstream-breaker-"));
  postgres = await start();
  const { url } = postgres;
  await migrate({ common: url, services: {} });
  const databases = openDatabases({ common: url, services: {} });
  const signals = openSignals(databases.common, url);
  const drop = async () => {
    await signals.close();
    await databases.close();
  };
  database = { url, databases, signals, drop };
  await openBook(database);
});
afterAll(async () => {
  await database.drop();
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
});

describe("when the database is really gone", () => {
  it("given it is killed and comes back, then the breaker opens, pauses without a letter, half-opens, fails, and closes at the first success", async () => {
    let clock = 0;
    const states: string[] = [];
    const desk = frontDesk(database, writeDown, { now: () => clock, changed: (state) => states.push(state) });
    const asked = Array.from({ length: 4 }, () => requestAt("TEST-001"));
    const ids = asked.map(({ eventId }) => eventId);
    const gone = new Promise<void>((resolve) => {
      ended = resolve;
    });
    postgres.kill();
    await gone;
    const heard = asked.map((request, partition) => desk.hear([messageFor(request)], partition));
    await expect.poll(() => states, { timeout: 20_000, interval: 10 }).toEqual(["open"]);

    // Half-open over a database that is still away: one attempt, and open again.
    clock += BREAKER_OPEN_MS;
    const again = ["open", "half-open", "open"];
    await expect.poll(() => states, { timeout: 20_000, interval: 10 }).toEqual(again);
    postgres = await start();
    clock += BREAKER_OPEN_MS;
    await Promise.all(heard);
    expect(states).toEqual([...again, "half-open", "closed"]);
    expect((await written(database, ids)).toSorted()).toEqual(ids.toSorted());
    expect(await lettersOf(database, ids)).toEqual([]);
  }, 60_000);
});
