import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ownHealth } from "@roomstream/domain/operations/health";
import { measurePools } from "@roomstream/domain/operations/metrics/pools";
import { openContext } from "@roomstream/domain/shared/open-context";
import { type Environment, readEnvironment } from "@roomstream/environment/environment";
import { armFailPoint } from "@roomstream/events/fail-points";
import { openTraces } from "@roomstream/observe/open-traces";
import { openWatchPost } from "@roomstream/observe/watch-post";
import type { FastifyInstance } from "fastify";
import { Registry } from "prom-client";
import { buildGateway } from "./gateway";
import { openLogger } from "./http/logger";
import { openHotel } from "./open-hotel";
import { openPages } from "./pages";
import { watchPart } from "./part-watch";
import type { Oidc } from "./sign-in/options";

/** This file runs bundled, in apps/web/dist; the pages are built beside it. */
const APP = resolve(import.meta.dirname, "..");
/** What has not ended by then is cut off; the supervisor waits a little longer. */
const STOP_MS = 3_000;

const environment = readEnvironment(process.env);
armFailPoint(environment.ROOMSTREAM_FAIL_POINT);
const dev = process.argv.includes("--dev");
const logger = openLogger(environment.LOG_LEVEL);

const { AUTH_SECRET: authSecret } = environment;
if (!authSecret) throw new Error("AUTH_SECRET is not set; make one with `openssl rand -base64 32`");
const traces = await openTraces(environment, "gateway");
const opened = openContext(environment, logger, "gateway");
const { ctx, bus, memory } = opened;
const [busWatch, databaseWatch, pages] = await Promise.all([
  watchPart("bus", () => bus.ping(), logger),
  watchPart("database", () => ctx.databases.common.query("SELECT 1"), logger),
  openPages(APP, dev),
]);
const registry = new Registry();
measurePools(registry, ctx.databases);
const app = await buildGateway({
  registry,
  hotel: openHotel(ctx, bus, memory),
  signals: ctx.signals,
  memory,
  busAlive: busWatch.alive,
  databaseAlive: databaseWatch.alive,
  pages,
  logger,
  publicUrl: environment.PUBLIC_URL,
  trustedProxies: environment.TRUSTED_PROXIES ?? [],
  authSecret,
  oidc: oidcOf(environment),
  dev,
});

let stopping = false;
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop());

await listen(app, environment.PORT);
const { METRICS_PORT: port } = environment;
const post =
  port === undefined ? undefined : await openWatchPost({ port, registry, health: () => ownHealth(opened) });

/** The house that vouches for staff, where there is one; the environment has all of it or nothing. */
function oidcOf(given: Environment): Oidc | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = given;
  if (!issuer || !clientId || !clientSecret) return undefined;
  return { issuer, clientId, clientSecret, name: given.OIDC_NAME ?? new URL(issuer).host };
}

/** Stops accepting, ends the streams, lets requests in work finish, then closes what they stand on. */
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  busWatch.close();
  databaseWatch.close();
  const closed = (async () => {
    await app.close();
    await Promise.all([pages.close(), opened.close(), post?.close()]);
    await traces.close();
  })().catch((error: unknown) => {
    logger.error({ err: error }, "The gateway did not close cleanly");
    process.exitCode = 1;
  });
  await Promise.race([closed, sleep(STOP_MS)]);
  process.exit();
}

/** Listens on every address, IPv6 included where there is any. */
async function listen(app: FastifyInstance, port: number): Promise<void> {
  try {
    await app.listen({ port, host: "::" });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code !== "EAFNOSUPPORT" && code !== "EADDRNOTAVAIL") throw error;
    await app.listen({ port, host: "0.0.0.0" });
  }
}
