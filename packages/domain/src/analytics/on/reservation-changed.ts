import type { Tx } from "@roomstream/db/transaction";
import { appendEvents } from "@roomstream/events/outbox/append";
import type { Context } from "../../shared/context";
import { follow, hotelTime } from "../../shared/follow";
import { type CountedEvent, roomNightsOf, statusAfter } from "../facts";
import { recordFacts } from "../record-facts";

/** Records the facts of reservations; those that now count, or no longer do, are told. */
export async function onReservationChanged({
  ctx,
  tx,
  events,
}: {
  ctx: Context;
  tx: Tx;
  events: CountedEvent[];
}): Promise<void> {
  const recorded = await recordFacts(tx, events);
  const told = events.flatMap((event) => {
    if (event.eventType === "reservation.created" || !recorded.has(event.eventId)) return [];
    const { reservationId, pricingDetails } = event.data;
    const nights = roomNightsOf(event);
    const data = {
      reservationId,
      version: event.aggregateVersion,
      status: statusAfter(event),
      roomNights: nights.length,
      roomRevenue: nights.reduce((sum, night) => sum + night.revenue, 0),
      currency: pricingDetails.currency,
    };
    const aggregate = {
      id: reservationId,
      version: event.aggregateVersion,
      occurredAt: hotelTime(ctx, event),
    };
    return [follow(ctx, event, aggregate, { eventType: "analytics.reservation", data })];
  });
  await appendEvents({ tx, service: "analytics", signals: ctx.signals, events: told });
}
