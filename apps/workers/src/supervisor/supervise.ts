import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { takeOwnership } from "@roomstream/db/embedded/ownership";
import { type Environment, readEnvironment } from "@roomstream/environment/environment";
import { announce } from "./announce";
import { Halt } from "./halt";
import { waitUntilHealthy } from "./health";
import { stopOrphans } from "./orphans";
import { checkPortIsFree } from "./port";
import { keepPostgres } from "./postgres";
import { prepareData } from "./prepare-data";
import { startProcesses } from "./processes";
import { readRuntime, removeRuntime } from "./runtime-file";
import { CannotStart, complain, say, step } from "./say";
import { authSecret, encryptionKey } from "./secrets";

const MOST_MS_TO_HEALTH = 60_000;

/** Starts everything in order, keeps it running until it is told to stop, and returns the exit code. */
export async function supervise(variables: Record<string, string | undefined>): Promise<number> {
  const halt = new Halt();
  const started = start(variables, halt).catch((error) => {
    // What a stop in the middle of the start breaks is no fault of the start.
    if (halt.signal.aborted) return;
    complain(`\n${isForPeople(error) ? error.message : (error.stack ?? error)}\n`);
    halt.ask(1);
  });
  return halt.end(started);
}

const isForPeople = (error: Error) => error instanceof CannotStart || error.constructor === Error;

async function start(variables: Record<string, string | undefined>, halt: Halt): Promise<void> {
  const environment = readEnvironment(variables);
  const dataDir = resolve(environment.ROOMSTREAM_DATA);
  await mkdir(dataDir, { recursive: true });
  halt.later("the data folder", { stop: await takeOwnership(dataDir) });
  const orphans = await stopOrphans(await readRuntime(dataDir));
  if (orphans > 0) say(`  stopped ${orphans} that a killed start had left running`);
  halt.later("the runtime file", { stop: () => removeRuntime(dataDir) });
  await checkPortIsFree(environment.PORT);
  const key = await encryptionKey(environment, dataDir);
  const secret = await authSecret(environment, dataDir);

  const database = environment.DATABASE_URL ?? (await startPostgres(dataDir, halt));
  const url = environment.PUBLIC_URL ?? `http://localhost:${environment.PORT}`;
  const wanted = hasDemo(environment);
  await prepareData(
    { ...environment, DATABASE_URL: database, ENCRYPTION_KEY: key },
    { wanted, url, dataDir },
  );
  halt.signal.throwIfAborted();

  const processes = await startProcesses({
    dataDir,
    url,
    variables,
    onGiveUp: () => halt.ask(1),
    environment: {
      NODE_ENV: "production",
      ROOMSTREAM_DATA: dataDir,
      DATABASE_URL: database,
      ENCRYPTION_KEY: key,
      AUTH_SECRET: secret,
      ROOMSTREAM_DEMO: wanted ? "1" : "0",
    },
  });
  halt.later("gateway and workers", processes);
  await reportHealth(environment.PORT, halt.signal);
  await announce(url, dataDir);
}

/** Demo hotels, logins and key exist only with a database of our own, or where they are asked for. */
const hasDemo = ({ ROOMSTREAM_DEMO, DATABASE_URL }: Environment) =>
  ROOMSTREAM_DEMO === undefined ? DATABASE_URL === undefined : ROOMSTREAM_DEMO === "1";

async function startPostgres(dataDir: string, halt: Halt): Promise<string> {
  const postgres = await step("PostgreSQL is running", () => keepPostgres(dataDir, () => halt.ask(1)));
  halt.later("PostgreSQL", postgres);
  return postgres.url;
}

async function reportHealth(port: number, signal: AbortSignal): Promise<void> {
  const url = `http://127.0.0.1:${port}`;
  const health = await step("gateway and workers are up", () =>
    waitUntilHealthy(url, MOST_MS_TO_HEALTH, signal),
  );
  signal.throwIfAborted();
  if (health.healthy) return;
  complain(`\n  Not everything is ready yet. ${url}/api/health says:\n  ${health.text.slice(0, 2_000)}`);
}
