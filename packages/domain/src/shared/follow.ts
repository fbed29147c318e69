import type { Envelope, NewEvent } from "@roomstream/events/envelope";
import type { Context } from "./context";

/** What an event takes over from what caused it. */
export type Cause = Pick<
  Envelope,
  "eventId" | "propertyId" | "correlationId" | "actor" | "businessDate" | "occurredAt"
>;

/** The actor of imported history, whose hotel time is that of its rows and not the real one. */
export const IMPORT_ACTOR = "import";

/** The hotel's time for what follows from a cause: now, or in imported history the time of the cause. */
export const hotelTime = (ctx: Context, cause: Pick<Cause, "actor" | "occurredAt">): string =>
  cause.actor === IMPORT_ACTOR ? cause.occurredAt : ctx.clock.now().toISOString();

/** The later of two dates or ISO moments: an event never occurs before the previous version of its aggregate. */
export const laterOf = (a: string, b: string): string => (a < b ? b : a);

type Content = { [E in NewEvent as E["eventType"]]: Pick<E, "eventType" | "data"> }[NewEvent["eventType"]];

/** The earlier of two dates or ISO moments. */
export const earlierOf = (a: string, b: string): string => (a < b ? a : b);

/** An event that follows from a cause: same property, correlation and actor, the cause named. */
export const follow = (
  ctx: Context,
  cause: Cause,
  aggregate: { id: string; version: number; occurredAt: string },
  content: Content,
): NewEvent => ({
  ...content,
  eventId: ctx.random.uuid(),
  occurredAt: aggregate.occurredAt,
  businessDate: cause.businessDate,
  propertyId: cause.propertyId,
  aggregateId: aggregate.id,
  aggregateVersion: aggregate.version,
  correlationId: cause.correlationId,
  causationId: cause.eventId,
  actor: cause.actor,
});
