import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type Admission, admit, type Door, identifyAt } from "../http/admission";
import { type Fault, FaultError } from "../http/problem";
import type { Streams } from "../live/streams";
import type { Route } from "./route";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

/** Makes Fastify's routes from the table; other methods (HEAD aside) on a known path are a 405 that names the known ones. */
export function registerRoutes(app: FastifyInstance, routes: Route[], door: Door, streams: Streams): void {
  const methodsOf = new Map<string, Route["method"][]>();
  for (const entry of routes) {
    const url = entry.path.replaceAll(/\{(\w+)\}/g, ":$1");
    methodsOf.set(url, [...(methodsOf.get(url) ?? []), entry.method]);
    app.route({
      method: entry.method,
      url,
      // A stream has no end whose headers could be told alone.
      exposeHeadRoute: entry.method === "GET" && !entry.path.endsWith("/events"),
      handler: (request, reply) => serve(entry, door, streams, request, reply),
    });
  }
  for (const [url, allowed] of methodsOf) {
    app.route({
      method: METHODS.filter((method) => !(allowed as string[]).includes(method)),
      url,
      handler: async (_request, reply) => {
        reply.header("allow", allowed.join(", "));
        throw new FaultError({ code: "METHOD_NOT_ALLOWED", message: `Use ${allowed.join(" or ")} here.` });
      },
    });
  }
}

const NOBODY: Admission = { ok: true, caller: { kind: "guest" } };

async function serve(
  entry: Route,
  door: Door,
  streams: Streams,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const admission = entry.access.by === "unasked" ? NOBODY : await identifyAt(door, request);
  if (!admission.ok) return refuse(admission.fault);
  const kept = await admit(door, entry, admission.caller, request);
  if (kept) return refuse(kept);
  const { params, query, headers, body } = request;
  const outcome = await entry.serve(door, admission.caller, request, { params, query, headers, body });
  if ("refusal" in outcome) return refuse(outcome.refusal);
  if ("watch" in outcome) {
    const tooMany = streams.open(request, reply, outcome.watch);
    return tooMany ? refuse(tooMany) : reply;
  }
  return reply.code(outcome.status).header("cache-control", "no-store").send(outcome.body);
}

// One error handler turns faults into problem documents, for refusals of handlers and of Fastify alike.
const refuse = (fault: Fault): never => {
  throw new FaultError(fault);
};
