import type { Service } from "@roomstream/environment/environment";
import { trace } from "@roomstream/observe/trace";
import { Counter, Histogram } from "prom-client";
import type { EventName } from "../catalog/catalog";
import type { DomainEvent } from "../envelope";

const handledEvents = new Counter({
  name: "roomstream_events_handled_total",
  help: "Events that had their effect, by group and type",
  labelNames: ["group", "topic"],
});
const batchSeconds = new Histogram({
  name: "roomstream_batch_seconds",
  help: "How long a group's transactions took",
  labelNames: ["group"],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
});
const putAside = new Counter({
  name: "roomstream_events_put_aside_total",
  help: "Events that a group has put aside as dead letters",
  labelNames: ["group"],
});

/** Counts and traces what a group's transaction did; each event is a step of its own request, however many shared the transaction. */
export function handled(group: Service, topic: EventName, events: DomainEvent[], from: number): void {
  if (events.length === 0) return;
  handledEvents.inc({ group, topic }, events.length);
  batchSeconds.observe({ group }, (Date.now() - from) / 1000);
  trace(() =>
    events.map(({ correlationId, eventId }) => ({
      name: `${group} handles ${topic}`,
      kind: "consumer",
      correlationId,
      under: eventId,
      from,
      attributes: { "roomstream.service": group, "messaging.batch.message_count": events.length },
    })),
  );
}

export const putAsideOne = (group: Service): void => putAside.inc({ group });
