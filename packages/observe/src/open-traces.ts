import type { Environment } from "@roomstream/environment/environment";
import type { Traces } from "./send-traces";

/** Sends what this process does to an OpenTelemetry collector, where one is named; else nothing of it is even loaded. */
export async function openTraces(environment: Environment, program: string): Promise<Traces> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: collector, OTEL_TRACES_SAMPLER_ARG: share } = environment;
  if (!collector) return { close: async () => undefined };
  const [{ sendTraces }, { BatchSpanProcessor }, { OTLPTraceExporter }] = await Promise.all([
    import("./send-traces"),
    import("@opentelemetry/sdk-trace-base"),
    import("@opentelemetry/exporter-trace-otlp-http"),
  ]);
  const exporter = new OTLPTraceExporter({ url: `${collector.replace(/\/$/, "")}/v1/traces` });
  return sendTraces({ program, share, processor: new BatchSpanProcessor(exporter) });
}
