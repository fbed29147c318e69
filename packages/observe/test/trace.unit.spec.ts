import { InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { expect, it } from "vitest";
import { sendTraces } from "../src/send-traces";
import { trace, traceparentOf } from "../src/trace";

const REQUEST = "0199a5b0-0000-4000-8000-00000000000a";
const EVENT = "0199a5b0-0000-7000-8000-00000000000b";

it("given steps of two processes that never spoke, when each is told, then the second follows from the first in one trace", async () => {
  const exporter = new InMemorySpanExporter();
  const traces = sendTraces({ program: "test", share: 1, processor: new SimpleSpanProcessor(exporter) });
  trace(() => [
    { name: "handled", kind: "consumer", correlationId: REQUEST, under: EVENT, from: Date.now() },
  ]);
  trace(() => [{ name: "told", kind: "producer", correlationId: REQUEST, id: EVENT, from: Date.now() }]);
  const [handled, told] = exporter.getFinishedSpans();
  expect(handled?.spanContext().traceId).toBe("0199a5b000004000800000000000000a");
  expect(told?.spanContext().traceId).toBe(handled?.spanContext().traceId);
  expect(handled?.parentSpanContext?.spanId).toBe(told?.spanContext().spanId);
  expect(traceparentOf(REQUEST, EVENT)).toBe(
    `00-${told?.spanContext().traceId}-${told?.spanContext().spanId}-01`,
  );
  await traces.close();
});

it("given no share of the requests is to be traced, when steps are told, then none is sent", async () => {
  const exporter = new InMemorySpanExporter();
  const traces = sendTraces({ program: "test", share: 0, processor: new SimpleSpanProcessor(exporter) });
  trace(() => [{ name: "told", kind: "producer", correlationId: REQUEST, id: EVENT, from: Date.now() }]);
  expect(exporter.getFinishedSpans()).toEqual([]);
  await traces.close();
});

it("makes no step where nobody traces", () => {
  trace(() => {
    throw new Error("made");
  });
});
