import { ROOT_CONTEXT, SpanKind, SpanStatusCode, TraceFlags, trace } from "@opentelemetry/api";
import { resourceFromAttributes } from "@opentelemetry/resources";
import {
  BasicTracerProvider,
  type IdGenerator,
  RandomIdGenerator,
  type SpanProcessor,
  TraceIdRatioBasedSampler,
} from "@opentelemetry/sdk-trace-base";
import { type Step, spanIdOf, traceIdOf, traceTo } from "./trace";

export type Traces = { close(): Promise<void> };

/** Names spans as their steps are named, so that processes that never spoke to each other write one tree. */
class NamedSpans implements IdGenerator {
  private readonly random = new RandomIdGenerator();
  step: Step | undefined;

  generateTraceId = (): string =>
    this.step ? traceIdOf(this.step.correlationId) : this.random.generateTraceId();
  generateSpanId = (): string =>
    this.step?.id === undefined ? this.random.generateSpanId() : spanIdOf(this.step.id);
}

const KINDS = {
  server: SpanKind.SERVER,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
  client: SpanKind.CLIENT,
} as const;

/** Makes OpenTelemetry spans of the steps of this process. Every process keeps the same `share` of all traces. */
export function sendTraces(plan: { program: string; share: number; processor: SpanProcessor }): Traces {
  const names = new NamedSpans();
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ "service.namespace": "roomstream", "service.name": plan.program }),
    idGenerator: names,
    sampler: new TraceIdRatioBasedSampler(plan.share),
    spanProcessors: [plan.processor],
  });
  const tracer = provider.getTracer("roomstream");
  traceTo((step) => {
    names.step = step;
    const span = tracer.startSpan(
      step.name,
      { kind: KINDS[step.kind], startTime: step.from, attributes: step.attributes ?? {} },
      contextOf(step),
    );
    if (step.failed) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
    names.step = undefined;
  });
  return {
    async close() {
      traceTo(undefined);
      await provider.shutdown();
    },
  };
}

const contextOf = ({ correlationId, under }: Step) =>
  under === undefined
    ? ROOT_CONTEXT
    : trace.setSpanContext(ROOT_CONTEXT, {
        traceId: traceIdOf(correlationId),
        spanId: spanIdOf(under),
        traceFlags: TraceFlags.SAMPLED,
        isRemote: true,
      });
