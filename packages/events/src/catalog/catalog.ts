import type { Service } from "@roomstream/environment/environment";
import { analyticsEvents } from "./analytics";
import { availabilityEvents } from "./availability";
import { notificationEvents } from "./notification";
import { paymentEvents } from "./payment";
import { propertyEvents } from "./property";
import { rateEvents } from "./rate";
import { reservationEvents } from "./reservation";

/** Every event type there is: the only place that names a topic. */
export const catalog = {
  ...reservationEvents,
  ...availabilityEvents,
  ...paymentEvents,
  ...rateEvents,
  ...analyticsEvents,
  ...propertyEvents,
  ...notificationEvents,
} as const;

export type Catalog = typeof catalog;
export type EventName = keyof Catalog;

/** The event types that a service's group subscribes to. */
export type ConsumedBy<S extends Service> = {
  [Name in EventName]: S extends Catalog[Name]["consumers"][number] ? Name : never;
}[EventName];

export const eventNames = Object.keys(catalog) as EventName[];

export const isEventName = (text: string): text is EventName => Object.hasOwn(catalog, text);

/** The topics a service's group subscribes to, in the catalog's order. */
export const topicsOf = (service: Service): EventName[] =>
  eventNames.filter((name) => (catalog[name].consumers as readonly Service[]).includes(service));

export const deadLetterTopic = (topic: string): string => `${topic}.dlq`;

/** Every topic of the bus with its partitions, dead-letter topics included. */
export const topicPlans = eventNames.flatMap((name) => [
  { topic: name, partitions: catalog[name].partitions },
  { topic: deadLetterTopic(name), partitions: catalog[name].partitions },
]);
