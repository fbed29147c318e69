import type { Tx } from "@roomstream/db/transaction";
import type { EventOf } from "@roomstream/events/envelope";
import { appendEvents } from "@roomstream/events/outbox/append";
import type { Context } from "../../shared/context";
import { follow, hotelTime } from "../../shared/follow";
import { recordFacts, statusOf } from "../record-facts";

type Changed =
  | EventOf<"reservation.created">
  | EventOf<"reservation.confirmed">
  | EventOf<"reservation.cancelled">;

/** Records the facts of reservations; those that now count, or no longer do, are told. */
export async function onReservationChanged({
  ctx,
  tx,
  events,
}: {
  ctx: Context;
  tx: Tx;
  events: Changed[];
}): Promise<void> {
  const recorded = await recordFacts(tx, events);
  const told = events.flatMap((event) => {
    if (event.eventType === "reservation.created" || !recorded.has(event.eventId)) return [];
    const { reservationId, pricingDetails } = event.data;
    const counts = event.eventType === "reservation.confirmed";
    const data = {
      reservationId,
      version: event.aggregateVersion,
      status: statusOf(event),
      roomNights: counts ? pricingDetails.nights.length : 0,
      roomRevenue: counts ? pricingDetails.nights.reduce((sum, night) => sum + night.net, 0) : 0,
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
