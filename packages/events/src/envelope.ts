import { z } from "zod";
import { type Catalog, catalog, type EventName } from "./catalog/catalog";

/** What every event carries besides its data. */
export const envelope = z.object({
  eventId: z.uuid(),
  eventType: z.string(),
  eventVersion: z.int().min(1),
  /** The hotel's time. */
  occurredAt: z.iso.datetime(),
  /** The database's real time. */
  recordedAt: z.iso.datetime(),
  businessDate: z.iso.date(),
  /** The key: everything of one property on one topic is in order. */
  propertyId: z.string().min(1),
  aggregateId: z.string().min(1),
  aggregateVersion: z.int().min(1),
  correlationId: z.uuid(),
  causationId: z.uuid(),
  actor: z.string(),
});
export type Envelope = z.infer<typeof envelope>;

export type EventOf<Name extends EventName> = Name extends EventName
  ? Omit<Envelope, "eventType"> & { eventType: Name; data: z.infer<Catalog[Name]["data"]> }
  : never;

/** Any event of the catalog. */
export type DomainEvent = EventOf<EventName>;

/** An event before the database has recorded it. */
export type NewEvent = { [Name in EventName]: Omit<EventOf<Name>, "recordedAt" | "eventVersion"> }[EventName];

export type Parsed = { ok: true; event: DomainEvent } | { ok: false; problem: string };

/** Parses a message of a topic. A payload that does not fit the catalog is a problem, never an exception. */
export function parseEvent(topic: EventName, value: string): Parsed {
  let json: unknown;
  try {
    json = JSON.parse(value);
  } catch (error) {
    return { ok: false, problem: `not JSON: ${String(error)}` };
  }
  const parsed = schemaOf(topic).safeParse(json);
  return parsed.success
    ? { ok: true, event: parsed.data as DomainEvent }
    : { ok: false, problem: z.prettifyError(parsed.error) };
}

/** The whole schema of an event: envelope and data. */
export const schemaOf = (name: EventName) => schemas[name];

const schemas = Object.fromEntries(
  Object.entries(catalog).map(([name, plan]) => [
    name,
    envelope.extend({ eventType: z.literal(name), data: plan.data }),
  ]),
) as unknown as Record<EventName, z.ZodType<DomainEvent>>;
