import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabases } from "@roomstream/db/database";
import { startEmbeddedPostgres } from "@roomstream/db/embedded/embedded-postgres";
import { silent } from "@roomstream/db/log";
import { migrate } from "@roomstream/db/migrate";
import { openSignals } from "@roomstream/db/signals";
import { createTestDatabase } from "@roomstream/db/testing/test-database";
import { openLogBus } from "../../src/bus/log/log-bus";
import type { Ground, MortalGround } from "./ground";

/** The embedded log in a database of the run's server. */
export async function logGround() {
  const database = await createTestDatabase();
  const { url, signals } = database;
  const pool = database.databases.common;
  const ground: Ground = {
    open: () => openLogBus({ pool, signals, log: silent }),
    address: { kind: "log", url },
    mortal: mortalGround,
  };
  return { ...ground, pool, signals, url, close: () => database.drop() };
}

async function mortalGround(): Promise<MortalGround> {
  const dataDir = await mkdtemp(join(tmpdir(), "roomstream-mortal-"));
  const start = () => startEmbeddedPostgres({ dataDir, onExit: () => ended?.() });
  let ended: (() => void) | undefined;
  let postgres = await start();
  const { url } = postgres;
  await migrate({ common: url, services: {} });
  const databases = openDatabases({ common: url, services: {} });
  const signals = openSignals(databases.common, url);
  const bus = openLogBus({ pool: databases.common, signals, log: silent });
  return {
    bus,
    async crash() {
      const gone = new Promise<void>((resolve) => {
        ended = resolve;
      });
      postgres.kill();
      await gone;
    },
    async startAgain() {
      postgres = await start();
      if (postgres.url !== url) throw new Error(`The server came back at ${postgres.url} instead of ${url}`);
    },
    async close() {
      await bus.close();
      await signals.close();
      await databases.close();
      await postgres.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
