import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
  stopAbandonedPostgres,
} from "../embedded/embedded-postgres";
import { migrate } from "../migrate";
import { createDatabase, dropDatabase, withDatabase } from "./admin";

declare module "vitest" {
  interface ProvidedContext {
    /** The server of this run, at its maintenance database. */
    postgresUrl: string;
    /** A migrated database to clone. */
    postgresTemplate: string;
  }
}

const PREFIX = "roomstream-test-";

type Server = { url: string; stop(): Promise<void> };

/** Test runs that were killed leave their server running: it is stopped here, once the run is surely not just starting. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const dataDir = join(tmpdir(), name);
    if (!name.startsWith(PREFIX) || Date.now() - (await stat(dataDir)).birthtimeMs < 60_000) continue;
    await stopAbandonedPostgres(dataDir).then(
      () => rm(dataDir, { recursive: true, force: true }),
      // Its run lives, or another run sweeps it: it is in good hands.
      () => undefined,
    );
  }
}

async function ownServer(): Promise<Server> {
  await sweep();
  const dataDir = await mkdtemp(join(tmpdir(), PREFIX));
  // Tests end processes, never the machine: what the system has taken is safe without fsync.
  // Two files at once, each with up to seven services in processes of their own, have many connections.
  const settings = { fsync: "off", full_page_writes: "off", shared_buffers: "128MB", max_connections: "400" };
  let postgres: EmbeddedPostgres;
  try {
    postgres = await startEmbeddedPostgres({ dataDir, settings });
  } catch (error) {
    await rm(dataDir, { recursive: true, force: true });
    throw error;
  }
  return {
    url: postgres.url,
    async stop() {
      await postgres.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** One PostgreSQL for the run, or the one at TEST_DATABASE_URL, and on it a migrated database to clone for each file. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // biome-ignore lint/style/noProcessEnv: the test run is a program of its own, and this is its main.
  const given = process.env.TEST_DATABASE_URL;
  const server: Server = given ? { url: given, stop: async () => undefined } : await ownServer();
  const template = `roomstream_template_${randomBytes(6).toString("hex")}`;
  try {
    await createDatabase(server.url, template);
    await migrate({ common: withDatabase(server.url, template), services: {} });
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide("postgresUrl", server.url);
  project.provide("postgresTemplate", template);
  return async () => {
    await dropDatabase(server.url, template);
    await server.stop();
  };
}
