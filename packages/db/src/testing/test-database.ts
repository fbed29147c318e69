import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { type Databases, openDatabases } from "../database";
import { openSignals, type Signals } from "../signals";
import { createDatabase, dropDatabase, withDatabase } from "./admin";
// Brings the names of what the global setup provides.
import type {} from "./global-setup";

export type TestDatabase = {
  /** For processes that open it themselves. */
  url: string;
  databases: Databases;
  signals: Signals;
  /** Closes what was opened here and drops the database, whoever is still connected. */
  drop(): Promise<void>;
};

/** A migrated database of one's own, without rows. Works in the project `int`; make one in `beforeAll`, drop it in `afterAll`. */
export async function createTestDatabase(options: { connections?: number } = {}): Promise<TestDatabase> {
  const server = inject("postgresUrl");
  const name = `roomstream_test_${randomBytes(6).toString("hex")}`;
  await createDatabase(server, name, inject("postgresTemplate"));
  const url = withDatabase(server, name);
  const databases = openDatabases({ common: url, services: {} }, options.connections);
  const signals = openSignals(databases.common, url);
  return {
    url,
    databases,
    signals,
    async drop() {
      await signals.close();
      await databases.close();
      await dropDatabase(server, name);
    },
  };
}

/** An empty database that nobody has migrated. */
export async function createEmptyDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = inject("postgresUrl");
  const name = `roomstream_test_${randomBytes(6).toString("hex")}`;
  await createDatabase(server, name);
  return { url: withDatabase(server, name), drop: () => dropDatabase(server, name) };
}
