import { collectDefaultMetrics, type Registry, register } from "prom-client";

/** Memory, processor and event loop of this process; measured from the first time that anybody asks. */
let begun = false;

/** What this process measures, as Prometheus reads it: what its parts count, and what `registry` looks up when asked. */
export async function metricsText(registry: Registry): Promise<{ type: string; text: string }> {
  if (!begun) {
    begun = true;
    collectDefaultMetrics();
  }
  const texts = await Promise.all([register.metrics(), registry.metrics()]);
  return { type: register.contentType, text: texts.join("\n") };
}
