import { fastifyRequestHandler } from "@trpc/server/adapters/fastify";
import type { FastifyInstance } from "fastify";
import { type Door, identifyAt } from "../http/admission";
import { PROBLEMS } from "../http/problem";
import type { LiveParts } from "../live/switchboard";
import { faultOfTrpc } from "./procedure";
import { appRouter } from "./router";

const MOST_CALLS_IN_A_BATCH = 20;

/** Serves the router below /api/trpc. The body is parsed as everywhere, and only then given to tRPC. */
export function registerTrpc(app: FastifyInstance, door: Door, live: LiveParts): void {
  app.route<{ Params: { path: string } }>({
    method: ["GET", "POST"],
    url: "/api/trpc/:path",
    handler: async (request, reply) => {
      await fastifyRequestHandler({
        router: appRouter,
        req: request,
        res: reply,
        path: request.params.path,
        maxBatchSize: MOST_CALLS_IN_A_BATCH,
        createContext: () => ({ door, live, request, admission: identifyAt(door, request) }),
        responseMeta: ({ errors }) => {
          const headers = new Headers({ "cache-control": "no-store" });
          const [first] = errors;
          if (!first) return { headers };
          const fault = faultOfTrpc(first);
          if (fault.retryAfter !== undefined) headers.set("retry-after", String(fault.retryAfter));
          return errors.length === 1 ? { headers, status: PROBLEMS[fault.code].status } : { headers };
        },
        onError: ({ error }) => {
          const fault = faultOfTrpc(error);
          if (fault.code === "INTERNAL")
            request.log.error({ err: error.cause ?? error }, "A procedure failed by a fault of ours");
          if (fault.code === "UNAVAILABLE")
            request.log.warn({ err: error.cause ?? error }, "A procedure failed because a part is away");
        },
      });
    },
  });
}
