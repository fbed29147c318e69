import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { openInProcess } from "@roomstream/cache/in-process";
import type { Memory } from "@roomstream/cache/port";
import type { Signals } from "@roomstream/db/signals";
import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController } from "fastify";
import { Registry } from "prom-client";
import type { Hotel } from "./hotel";
import type { Door } from "./http/admission";
import { MOST_BODY_BYTES, readJsonOnly } from "./http/body";
import { correlate } from "./http/correlate";
import { LIMITS, openLimits } from "./http/limits";
import { FaultError } from "./http/problem";
import { answerProblems, rawProblem, sendError } from "./http/problems";
import { secure } from "./http/security";
import { openDoorman } from "./live/doorman";
import { openHub } from "./live/hub";
import { measureConnections, openPlaces } from "./live/places";
import { openStreams } from "./live/streams";
import { openSwitchboard } from "./live/switchboard";
import { serveMetrics } from "./metrics";
import { type Pages, servePages } from "./pages";
import { openApi } from "./rest/openapi";
import { registerRoutes } from "./rest/register";
import { routes } from "./rest/table";
import type { Oidc } from "./sign-in/options";
import { registerSignIn } from "./sign-in/register";
import { openSessions } from "./sign-in/sessions";
import { registerTrpc } from "./trpc/register";

/** Everything that the gateway stands on; tests pass their own. */
export type GatewayParts = {
  hotel: Hotel;
  signals: Pick<Signals, "on">;
  busAlive(): boolean;
  databaseAlive(): boolean;
  /** What this process measures beside the gateway itself. */
  registry?: Registry;
  /** None in tests of the API. */
  pages: Pages | undefined;
  logger: FastifyBaseLogger;
  publicUrl: string | undefined;
  trustedProxies: string[];
  /** Sessions are encrypted with it. */
  authSecret: string;
  oidc?: Oidc | undefined;
  /** Where limits are counted; in this process when not given. */
  memory?: Memory;
  limits?: Partial<typeof LIMITS>;
  dev?: boolean;
  heartbeatMs?: number;
  lookEveryMs?: number;
};

const LOOPBACK = ["127.0.0.1", "::1"];
const REQUEST_TIMEOUT_MS = 30_000;
/** How long requests in work may take to finish when the gateway stops. */
const DRAIN_MS = 1_500;

/** Assembles the one server that answers REST, tRPC, the live streams and the pages. */
export async function buildGateway(parts: GatewayParts): Promise<FastifyInstance> {
  const app: FastifyInstance = fastify({
    loggerInstance: parts.logger,
    // Addresses hold last names, so lines are written without them, below.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MOST_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // The names of a whole tRPC batch are one parameter.
    routerOptions: { maxParamLength: 2_000 },
    forceCloseConnections: "idle",
    trustProxy: [...LOOPBACK, ...parts.trustedProxies],
    genReqId: () => randomUUID(),
    // The log itself says which request it is, also in what a request only caused.
    childLoggerFactory: (logger) => logger,
    frameworkErrors: (error, request, reply) => sendError(error, request, reply),
    clientErrorHandler: (error, socket) => {
      if (socket.writable) socket.write(rawProblem(error.code, randomUUID()));
      socket.destroy();
    },
  });
  secure(app, { publicUrl: parts.publicUrl, dev: parts.dev ?? false });
  readJsonOnly(app);
  answerProblems(app);
  correlate(app);

  const limits = openLimits(parts.memory ?? openInProcess(), { ...LIMITS, ...parts.limits });
  const signIn = {
    secret: parts.authSecret,
    secure: parts.publicUrl?.startsWith("https:") ?? false,
    oidc: parts.oidc,
  };
  const sessions = openSessions(signIn);
  const door: Door = { hotel: parts.hotel, limits, sessions, busAlive: parts.busAlive };
  const hub = openHub({
    hotel: parts.hotel,
    signals: parts.signals,
    log: parts.logger,
    epoch: randomUUID().slice(0, 8),
    ...(parts.lookEveryMs !== undefined && { lookEveryMs: parts.lookEveryMs }),
  });
  const places = openPlaces();
  const registry = parts.registry ?? new Registry();
  measureConnections(registry, places);
  const doorman = openDoorman({ signals: parts.signals, log: parts.logger, everyMs: parts.heartbeatMs });
  const streams = openStreams({ hub, places, doorman, heartbeatMs: parts.heartbeatMs });
  const switchboard = openSwitchboard({
    signals: parts.signals,
    epoch: randomUUID().slice(0, 8),
    beatMs: parts.heartbeatMs,
  });
  app.addHook("preClose", async () => {
    doorman.close();
    streams.closeAll();
    switchboard.close();
    hub.close();
    // A connection that never asked anything counts as busy for a minute; requests in work need far less.
    setTimeout(() => app.server.closeAllConnections(), DRAIN_MS).unref();
  });

  registerRoutes(app, routes, door, streams);
  serveMetrics(app, door, registry);
  registerSignIn(app, door, { ...signIn, publicUrl: parts.publicUrl });
  registerTrpc(app, door, { switchboard, places, doorman });
  const document = openApi(routes, parts.publicUrl);
  app.get("/api/openapi.json", async () => document);
  const nothingHere = async () => {
    throw new FaultError({
      code: "NOT_FOUND",
      message: "There is no such call; /api/openapi.json lists them all.",
    });
  };
  app.all("/api", nothingHere);
  app.all("/api/*", nothingHere);
  const { pages, databaseAlive } = parts;
  if (pages) servePages(app, { pages, databaseAlive, origin: () => loopbackOrigin(app) });
  app.setNotFoundHandler(nothingHere);
  return app;
}

/** Where this server reaches itself. */
function loopbackOrigin(app: FastifyInstance): string {
  const address = app.server.address() as AddressInfo | null;
  return `http://127.0.0.1:${address?.port ?? 0}`;
}
