import type { Service } from "@roomstream/environment/environment";
import { catalog, type EventName, eventNames } from "@roomstream/events/catalog/catalog";

type Family<Name extends string> = Name extends `${infer First}.${string}` ? First : never;

/** Who publishes the events of a family, by the first word of their names. */
const PUBLISHERS: Record<Family<EventName>, Service> = {
  reservation: "reservations",
  availability: "availability",
  payment: "payments",
  rate: "rates",
  analytics: "analytics",
  property: "property",
  room: "property",
  notification: "notifications",
};

/** Every topic, who publishes it and whose groups take it, in the catalog's order. */
export const TOPICS: { topic: EventName; service: Service; consumers: Service[] }[] = eventNames.map(
  (topic) => ({
    topic,
    service: PUBLISHERS[topic.slice(0, topic.indexOf(".")) as Family<EventName>],
    consumers: [...catalog[topic].consumers],
  }),
);
