import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { createTestDatabase } from "@roomstream/db/testing/test-database";
import { DEMO_SCOPES } from "@roomstream/domain/demo/seed-demo";
import { registerApiKey } from "@roomstream/domain/property/register-api-key";
import { openContext } from "@roomstream/domain/shared/open-context";
import { openTestHotel } from "@roomstream/domain/testing/test-hotel";
import { readEnvironment } from "@roomstream/environment/environment";
import { openTraces } from "@roomstream/observe/open-traces";
import { freePort } from "../../../../tooling/kafka/start-kafka.mjs";
import { buildGateway } from "../../server/gateway";
import { openLogger } from "../../server/http/logger";
import { openHotel } from "../../server/open-hotel";
import { bundleWorkers } from "./bundle-workers";
import { openCollector } from "./collector";

export const KEY = "rs_observed";

/** A gateway and a process of all workers that send their traces to one collector, and everything that the two log. */
export async function openObservedHouse() {
  const folder = await mkdtemp(join(tmpdir(), "roomstream-observed-"));
  const program = join(folder, "workers.mjs");
  const [database, collector, post] = await Promise.all([
    createTestDatabase(),
    openCollector(),
    freePort(),
    bundleWorkers(program),
  ]);
  const variables = {
    DATABASE_URL: database.url,
    ENCRYPTION_KEY: Buffer.alloc(32, 1).toString("base64"),
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    LOG_LEVEL: "debug",
  };
  const environment = readEnvironment(variables);
  const logged: string[] = [];
  const logger = openLogger(
    "debug",
    new Writable({
      write: (line, _, done) => {
        logged.push(String(line));
        done();
      },
    }),
  );
  const traces = await openTraces(environment, "gateway");
  const opened = openContext(environment, logger, "gateway");
  const { ctx, bus, memory } = opened;
  await openTestHotel(ctx, 20);
  await registerApiKey({ ctx, key: KEY, name: "test", scopes: DEMO_SCOPES, rateLimited: false });
  const workers = fork(program, [], {
    env: { ...process.env, ...variables, METRICS_PORT: String(post) },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  workers.stdout?.setEncoding("utf8").on("data", (text: string) => logged.push(text));
  await once(workers, "message");
  const app = await buildGateway({
    hotel: openHotel(ctx, bus, memory),
    signals: ctx.signals,
    memory,
    busAlive: () => true,
    databaseAlive: () => true,
    pages: undefined,
    logger,
    publicUrl: undefined,
    trustedProxies: [],
    authSecret: "a secret of a house that exists only in tests",
  });
  return {
    ctx,
    app,
    spans: collector.spans,
    lines: () => logged.join("").split("\n").filter(Boolean),
    /** Where the workers tell how they are. */
    post: `http://127.0.0.1:${post}`,
    /** Ends the workers in order, so that they send what they still have to tell. */
    async stopWorkers() {
      if (workers.exitCode !== null) return;
      workers.kill("SIGTERM");
      await once(workers, "exit");
    },
    async close() {
      workers.kill("SIGKILL");
      await app.close();
      await opened.close();
      await traces.close();
      collector.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
    /** Sends what the gateway still has to tell. */
    tellTraces: () => traces.close(),
  };
}
