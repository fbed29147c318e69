import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silent } from "@roomstream/db/log";
import { migrate } from "@roomstream/db/migrate";
import { DEMO_SCOPES } from "@roomstream/domain/demo/seed-demo";
import { registerApiKey } from "@roomstream/domain/property/register-api-key";
import { openContext } from "@roomstream/domain/shared/open-context";
import { openTestHotel } from "@roomstream/domain/testing/test-hotel";
import { readEnvironment } from "@roomstream/environment/environment";
import { pino } from "pino";
import { buildGateway } from "../../server/gateway";
import { openHotel } from "../../server/open-hotel";
import { watchPart } from "../../server/part-watch";
import { bundleWorkers } from "../observed/bundle-workers";
import { openParts } from "./parts";

export const KEY = "rs_outages";
const ROOMS = 2_000;

export type House = Awaited<ReturnType<typeof openHouse>>;

/** A gateway that listens and a process of all workers, over a Postgres, a Kafka and a Redis of their own. */
export async function openHouse() {
  const folder = await mkdtemp(join(tmpdir(), "roomstream-outages-"));
  const parts = await openParts(folder);
  const environment = {
    DATABASE_URL: parts.postgres.url(),
    KAFKA_BROKERS: parts.kafka.brokers,
    REDIS_URL: parts.redis.url,
    ENCRYPTION_KEY: Buffer.alloc(32, 1).toString("base64"),
  };
  await migrate({ common: environment.DATABASE_URL, services: {} });
  const opened = openContext(readEnvironment(environment), silent, "gateway");
  const { ctx, bus, memory } = opened;
  await openTestHotel(ctx, ROOMS);
  await registerApiKey({ ctx, key: KEY, name: "test", scopes: DEMO_SCOPES, rateLimited: false });
  const workers = await startWorkers(folder, environment);
  const [busWatch, databaseWatch] = await Promise.all([
    watchPart("bus", () => bus.ping(), silent),
    watchPart("database", () => ctx.databases.common.query("SELECT 1"), silent),
  ]);
  const app = await buildGateway({
    hotel: openHotel(ctx, bus, memory),
    signals: ctx.signals,
    memory,
    busAlive: busWatch.alive,
    databaseAlive: databaseWatch.alive,
    pages: undefined,
    logger: pino({ level: "silent" }),
    publicUrl: undefined,
    trustedProxies: [],
    authSecret: "a secret of a house that exists only in tests",
  });
  await app.listen({ port: 0, host: "127.0.0.1" });
  const { port } = app.server.address() as AddressInfo;
  return {
    ctx,
    parts,
    url: `http://127.0.0.1:${port}`,
    /** The workers' process, as long as it has not ended. */
    workersPid: () => (workers.exitCode === null && workers.signalCode === null ? workers.pid : undefined),
    async close() {
      busWatch.close();
      databaseWatch.close();
      await app.close();
      workers.kill("SIGKILL");
      await opened.close();
      await parts.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startWorkers(folder: string, environment: Record<string, string>) {
  const program = join(folder, "workers.mjs");
  await bundleWorkers(program);
  const workers = fork(program, [], {
    env: { ...process.env, ...environment, LOG_LEVEL: "fatal" },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  await once(workers, "message");
  return workers;
}
