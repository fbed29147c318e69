import type { Reaction } from "@roomstream/events/consumer/reactions";
import type { EventOf, NewEvent } from "@roomstream/events/envelope";
import { appendEvents } from "@roomstream/events/outbox/append";
import type { Context } from "../../shared/context";
import { follow, hotelTime } from "../../shared/follow";

/** Records that a price was used; the reservation and its stay version are the one cause of each record. */
export const onReservationCreated: Reaction<Context, "reservation.created"> = async ({ ctx, tx, events }) => {
  const used = await tx.query<{ reservation_id: string }>({
    name: "record-rate-usage",
    text: `INSERT INTO rates.rate_usage (reservation_id, stay_version, property_id, rate_plan_id, room_type_id, arrival,
        departure, room_total, currency, used_at)
      SELECT * FROM unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[], $6::date[], $7::date[], $8::bigint[],
        $9::text[], $10::timestamptz[])
      ON CONFLICT DO NOTHING RETURNING reservation_id`,
    values: [
      events.map(({ data }) => data.reservationId),
      events.map(({ data }) => data.stayVersion),
      events.map(({ propertyId }) => propertyId),
      events.map(({ data }) => data.stayDetails.ratePlanId),
      events.map(({ data }) => data.stayDetails.roomTypeId),
      events.map(({ data }) => data.stayDetails.arrival),
      events.map(({ data }) => data.stayDetails.departure),
      events.map(({ data }) => data.pricingDetails.room),
      events.map(({ data }) => data.pricingDetails.currency),
      events.map(({ occurredAt }) => occurredAt),
    ],
  });
  const recorded = new Set(used.map((row) => row.reservation_id));
  const told = events
    .filter((event) => recorded.has(event.data.reservationId))
    .map((event) => applied(ctx, event));
  await appendEvents({ tx, service: "rates", signals: ctx.signals, events: told });
};

/** What is told of a price that was used. */
export function applied(ctx: Context, event: EventOf<"reservation.created">): NewEvent {
  const { reservationId, stayVersion, stayDetails, pricingDetails } = event.data;
  const { ratePlanId, roomTypeId } = stayDetails;
  const aggregate = { id: reservationId, version: stayVersion, occurredAt: hotelTime(ctx, event) };
  const data = {
    reservationId,
    stayVersion,
    ratePlanId,
    roomTypeId,
    roomTotal: pricingDetails.room,
    currency: pricingDetails.currency,
  };
  return follow(ctx, event, aggregate, { eventType: "rate.applied", data });
}
