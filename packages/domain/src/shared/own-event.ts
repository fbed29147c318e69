import type { NewEvent } from "@roomstream/events/envelope";
import { correlationNow } from "@roomstream/observe/correlation";
import type { Context } from "./context";
import { businessDateAt } from "./stay";

type Content = { [E in NewEvent as E["eventType"]]: Pick<E, "eventType" | "data"> }[NewEvent["eventType"]];

/** An event that a command begins: it is its own cause, and belongs to the request that asked for it. */
export function ownEvent(
  ctx: Context,
  about: {
    propertyId: string;
    timeZone: string;
    /** Where it is known; else it follows from the clock. */
    businessDate?: string;
    aggregateId: string;
    aggregateVersion: number;
    actor: string;
  },
  content: Content,
): NewEvent {
  const eventId = ctx.random.uuid();
  const now = ctx.clock.now();
  return {
    ...content,
    eventId,
    occurredAt: now.toISOString(),
    businessDate: about.businessDate ?? businessDateAt(now, about.timeZone),
    propertyId: about.propertyId,
    aggregateId: about.aggregateId,
    aggregateVersion: about.aggregateVersion,
    correlationId: correlationNow() ?? eventId,
    causationId: eventId,
    actor: about.actor,
  };
}
