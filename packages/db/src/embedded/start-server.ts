import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { Cluster } from "./cluster";
import { choosePort } from "./port";
import { isRunning, type Server, StartFailure, spawnServer, stopServer, waitUntilReady } from "./server";

/** The common database. */
export const DATABASE = "roomstream";
const LINGER_MS = 10_000;

async function createDatabase(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

type Started = { server: Server; port: number };
type StartOptions = { dataDir: string; logFile: string; port?: number; settings?: Record<string, string> };

/** Starts the server, waiting for one that was killed to be gone, and moving on when the port was taken meanwhile. */
export async function startServer(
  cluster: Cluster,
  options: StartOptions,
  urlAt: (port: number) => string,
): Promise<Started> {
  const deadline = Date.now() + LINGER_MS;
  for (;;) {
    const port = options.port ?? (await choosePort(options.dataDir));
    const server = await spawnServer(cluster, port, options.logFile, options.settings ?? {});
    try {
      await waitUntilReady(server, urlAt(port));
      await createDatabase(urlAt(port));
      return { server, port };
    } catch (error) {
      if (isRunning(server)) await stopServer(cluster);
      const again =
        error instanceof StartFailure && (error.lingers || (error.portTaken && options.port === undefined));
      if (!again || Date.now() > deadline) throw error;
      await sleep(250);
    }
  }
}
