import { metricsText } from "@roomstream/observe/metrics-text";
import type { FastifyInstance } from "fastify";
import type { Registry } from "prom-client";
import { admit, type Door, identifyAt } from "./http/admission";
import { FaultError } from "./http/problem";

const ENTRY = { access: { by: "staff", scope: "operations:read" }, limit: "read", writes: false } as const;

/** The gateway's own metrics, on its port for operators alone: what a house measures is no guest's business. */
export function serveMetrics(app: FastifyInstance, door: Door, registry: Registry): void {
  app.get("/metrics", async (request, reply) => {
    const admission = await identifyAt(door, request);
    if (!admission.ok) throw new FaultError(admission.fault);
    const fault = await admit(door, ENTRY, admission.caller, request);
    if (fault) throw new FaultError(fault);
    const { type, text } = await metricsText(registry);
    return reply.header("content-type", type).header("cache-control", "no-store").send(text);
  });
}
