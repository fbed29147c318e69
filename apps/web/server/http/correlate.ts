import { correlated } from "@roomstream/observe/correlation";
import { trace } from "@roomstream/observe/trace";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Histogram } from "prom-client";

const seconds = new Histogram({
  name: "roomstream_http_request_seconds",
  help: "How long requests took, by route; streams, which last, are left out",
  labelNames: ["method", "route", "status"],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
});

/**
 * Lets all that a request causes carry the request's id, and when it is answered logs, measures and traces it: by its route alone,
 * because addresses hold names and numbers of guests.
 */
export function correlate(app: FastifyInstance): void {
  app.addHook("onRequest", (request, _reply, done) => correlated(request.id, done));
  // Reading a body ends outside of where it began.
  app.addHook("preValidation", (request, _reply, done) => correlated(request.id, done));
  app.addHook("onResponse", async (request, reply) => correlated(request.id, () => answered(request, reply)));
}

function answered(request: FastifyRequest, reply: FastifyReply): void {
  const { method } = request;
  const route = request.routeOptions.url ?? "none";
  const { statusCode: status, elapsedTime: ms } = reply;
  request.log.info({ method, route, status, ms: Math.round(ms) }, "answered");
  if (String(reply.raw.getHeader("content-type")).startsWith("text/event-stream")) return;
  seconds.observe({ method, route, status }, ms / 1000);
  trace(() => [
    {
      name: `${method} ${route}`,
      kind: "server",
      correlationId: request.id,
      id: request.id,
      from: Date.now() - ms,
      attributes: { "http.request.method": method, "http.route": route, "http.response.status_code": status },
      failed: status >= 500,
    },
  ]);
}
