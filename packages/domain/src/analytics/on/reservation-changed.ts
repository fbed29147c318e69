import type { Tx } from "@roomstream/db/transaction";
import type { NewEvent } from "@roomstream/events/envelope";
import { appendEvents } from "@roomstream/events/outbox/append";
import type { Context } from "../../shared/context";
import { follow, hotelTime } from "../../shared/follow";
import { type CountedEvent, type ReservationFact, roomNightsOf } from "../facts";
import { recordFacts } from "../record-facts";

/**
 * Records the facts of reservations; those that now count, or no longer do, are told, and every one that counts from a later moment
 * than it happened: only this event store knows that.
 */
export async function onReservationChanged({
  ctx,
  tx,
  events,
}: {
  ctx: Context;
  tx: Tx;
  events: CountedEvent[];
}): Promise<void> {
  const recorded = await recordFacts(ctx, tx, events);
  const told = events.flatMap((event) => {
    const fact = recorded.get(event.eventId);
    return fact ? toldOf(ctx, event, fact) : [];
  });
  await appendEvents({ tx, service: "analytics", signals: ctx.signals, events: told });
}

/** What is told of a fact: nothing of a mere request. */
export function toldOf(ctx: Context, event: CountedEvent, fact: ReservationFact): NewEvent[] {
  const late = fact.knownAt !== fact.occurredAt;
  if (event.eventType === "reservation.created" && !late) return [];
  const { reservationId, pricingDetails } = event.data;
  const nights = roomNightsOf(event);
  const data = {
    reservationId,
    version: event.aggregateVersion,
    status: fact.status,
    roomNights: nights.filter(({ kind }) => kind !== "NO_SHOW").length,
    roomRevenue: nights.reduce((sum, night) => sum + night.revenue, 0),
    currency: pricingDetails.currency,
    countsFrom: late ? fact.knownAt : null,
  };
  const aggregate = { id: reservationId, version: event.aggregateVersion, occurredAt: hotelTime(ctx, event) };
  return [follow(ctx, event, aggregate, { eventType: "analytics.reservation", data })];
}
