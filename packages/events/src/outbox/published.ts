import type { Service } from "@roomstream/environment/environment";
import { trace } from "@roomstream/observe/trace";
import { Counter } from "prom-client";
import type { OutboxRow } from "./messages";

const publishedEvents = new Counter({
  name: "roomstream_events_published_total",
  help: "Events that the bus has taken, by type; one that was sent again counts again",
  labelNames: ["topic"],
});

/** Counts what the bus has taken, and traces each event from its recording on, under what caused it. */
export function published(service: Service, rows: OutboxRow[]): void {
  for (const { topic } of rows) publishedEvents.inc({ topic });
  trace(() =>
    rows.map(({ topic, event_id: id, envelope, recorded_at }) => {
      const { correlationId, causationId } = envelope as { correlationId: string; causationId: string };
      // A command is its own cause, and follows from the request that has the correlation's id.
      const under = causationId === id ? correlationId : causationId;
      return {
        name: topic,
        kind: "producer",
        correlationId,
        id,
        ...(under !== id && { under }),
        from: recorded_at.getTime(),
        attributes: { "roomstream.service": service, "messaging.destination.name": topic },
      };
    }),
  );
}
