import { trace } from "@roomstream/observe/trace";
import { Histogram } from "prom-client";
import type { ClaimedOperation } from "./claim-operations";

const seconds = new Histogram({
  name: "roomstream_payment_gateway_seconds",
  help: "How long the payment gateway took, by what it was asked and how it ended; unknown is asked again",
  labelNames: ["kind", "answer"],
  buckets: [0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 8],
});

/** Measures and traces one call of the payment gateway. What follows from its answer names the operation as its cause. */
export function called(
  { operationId, kind, cause, correlationId, tries }: ClaimedOperation,
  from: number,
  answer: "done" | "refused" | "unknown",
): void {
  seconds.observe({ kind, answer }, (Date.now() - from) / 1000);
  trace(() => [
    {
      name: `payment gateway: ${kind}`,
      kind: "client",
      correlationId,
      ...(answer !== "unknown" && { id: operationId }),
      under: cause,
      from,
      attributes: { "roomstream.answer": answer, "roomstream.try": tries },
      failed: answer === "unknown",
    },
  ]);
}
