import { SERVICES } from "@roomstream/environment/environment";
import { z } from "zod";
import { confirmationNumber } from "../../shared/contract";

const service = z.enum(SERVICES);

/** An event as a line of a list. */
export const eventLine = z.object({
  eventId: z.uuid(),
  eventType: z.string(),
  service,
  propertyId: z.string(),
  aggregateId: z.string(),
  recordedAt: z.iso.datetime(),
  /** Of the reservation that it is about, if it is about one. */
  confirmationNumber: z.string().nullable(),
  /** Whether it is a letter that a group put aside, and not an event of the catalog. */
  isDeadLetter: z.boolean(),
});
export type EventLine = z.infer<typeof eventLine>;

/** What flows through the house: figures of the last minute, and what waits now. */
export const flowAnswer = z.object({
  at: z.iso.datetime(),
  /** The length of the window that rates are over. */
  windowSeconds: z.int(),
  /** Every topic there is: who publishes it, whose groups take it, and how many of its events were recorded in the window. */
  topics: z.array(z.object({ topic: z.string(), service, consumers: z.array(service), recorded: z.int() })),
  /** Of the events of the window: how many each group has handled. */
  groups: z.array(z.object({ group: service, handled: z.int() })),
  outboxes: z.array(
    z.object({
      service,
      unpublished: z.int(),
      /** How long the oldest of them has waited; null when none waits. */
      oldestMs: z.int().nullable(),
    }),
  ),
  /** The circuit breaker in front of the payment gateway, and the calls that are not answered yet. */
  gateway: z.object({
    /** The worst of all processes that call it; null when none does. */
    breaker: z.enum(["closed", "open", "half-open"]).nullable(),
    since: z.iso.datetime().nullable(),
    /** When an open breaker lets the next call through. */
    triesAgainAt: z.iso.datetime().nullable(),
    waiting: z.int(),
    calling: z.int(),
    unknown: z.int(),
    oldestMs: z.int().nullable(),
  }),
  /** Over the newest bookings that were confirmed in the last 15 minutes, at most 500; null when there was none. */
  createdToConfirmed: z.object({ bookings: z.int(), p50Ms: z.int(), p95Ms: z.int() }).nullable(),
  /** Of the caller's hotels among the newest thousand of each service, from the newest on. */
  newest: z.array(eventLine),
});
export type FlowAnswer = z.infer<typeof flowAnswer>;

export const reservationEventsQuery = z.strictObject({ confirmationNumber });

/** Every event of one reservation, of whichever service, in the order of recording, and who handled it when. */
export const reservationEventsAnswer = z.object({
  reservationId: z.uuid(),
  confirmationNumber: z.string(),
  propertyId: z.string(),
  status: z.string(),
  events: z.array(
    eventLine.omit({ confirmationNumber: true, isDeadLetter: true }).extend({
      eventVersion: z.int(),
      aggregateVersion: z.int(),
      occurredAt: z.iso.datetime(),
      /** When the bus had it; null while it waits in the outbox. */
      publishedAt: z.iso.datetime().nullable(),
      businessDate: z.iso.date(),
      correlationId: z.uuid(),
      causationId: z.uuid(),
      actor: z.string(),
      /** What is sealed stays sealed. */
      data: z.record(z.string(), z.unknown()),
      /** The groups that are to handle it. A null time: not yet. */
      groups: z.array(
        z.object({
          group: service,
          status: z.enum(["done", "dead", "waits"]),
          handledAt: z.iso.datetime().nullable(),
        }),
      ),
    }),
  ),
  /** Calls to the payment gateway, in the order in which they were asked for. */
  gatewayCalls: z.array(
    z.object({
      operationId: z.uuid(),
      kind: z.string(),
      status: z.string(),
      amount: z.int(),
      currency: z.string(),
      tries: z.int(),
      firstSentAt: z.iso.datetime().nullable(),
      finishedAt: z.iso.datetime().nullable(),
      error: z.string().nullable(),
    }),
  ),
});
export type ReservationEventsAnswer = z.infer<typeof reservationEventsAnswer>;
