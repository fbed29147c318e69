import type { Tx } from "@roomstream/db/transaction";
import type { EventOf } from "@roomstream/events/envelope";

type ReservationEvent = EventOf<"reservation.created" | "reservation.confirmed" | "reservation.cancelled">;

/** What a reservation became with an event. */
const STATUS = {
  "reservation.created": "PENDING",
  "reservation.confirmed": "CONFIRMED",
  "reservation.cancelled": "CANCELLED",
} as const;
export const statusOf = (event: ReservationEvent) => STATUS[event.eventType];

/**
 * Keeps what was heard: a fact for each version of a reservation, and a row for each room night of its target stay.
 * Rows commute: whichever event of a stay comes first brings its nights. They are written in key order, so that two
 * transactions over the same reservations wait for each other instead of deadlocking. Returns the ids of events that were new facts.
 */
export async function recordFacts(tx: Tx, events: ReservationEvent[]): Promise<Set<string>> {
  const facts = await tx.query<{ event_id: string }>({
    name: "record-reservation-facts",
    text: `INSERT INTO analytics.reservation_fact (reservation_id, version, stay_version, event_id, property_id, status,
        cancellation_reason, complimentary, channel, arrival, departure, business_date, occurred_at, recorded_at)
      SELECT * FROM unnest($1::uuid[], $2::int[], $3::int[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::boolean[],
        $9::text[], $10::date[], $11::date[], $12::date[], $13::timestamptz[], $14::timestamptz[])
      ORDER BY 1, 2
      ON CONFLICT DO NOTHING RETURNING event_id`,
    values: [
      events.map(({ data }) => data.reservationId),
      events.map(({ aggregateVersion }) => aggregateVersion),
      events.map(({ data }) => data.stayVersion),
      events.map(({ eventId }) => eventId),
      events.map(({ propertyId }) => propertyId),
      events.map(statusOf),
      events.map((event) => (event.eventType === "reservation.cancelled" ? event.data.reason : null)),
      events.map(({ data }) => data.complimentary),
      events.map(({ data }) => data.channel),
      events.map(({ data }) => data.stayDetails.arrival),
      events.map(({ data }) => data.stayDetails.departure),
      events.map(({ businessDate }) => businessDate),
      events.map(({ occurredAt }) => occurredAt),
      events.map(({ recordedAt }) => recordedAt),
    ],
  });
  await recordRoomNights(
    tx,
    events.filter((event) => event.eventType !== "reservation.cancelled"),
  );
  return new Set(facts.map((row) => row.event_id));
}

async function recordRoomNights(tx: Tx, events: ReservationEvent[]): Promise<void> {
  const nights = events.flatMap(({ propertyId, data }) =>
    data.pricingDetails.nights.map((night) => ({ propertyId, data, night })),
  );
  if (nights.length === 0) return;
  await tx.query({
    name: "record-room-nights",
    text: `INSERT INTO analytics.room_night (reservation_id, stay_version, night, property_id, room_type_id, rate_plan_id,
        revenue, currency, complimentary)
      SELECT * FROM unnest($1::uuid[], $2::int[], $3::date[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::text[], $9::boolean[])
      ORDER BY 1, 2, 3
      ON CONFLICT DO NOTHING`,
    values: [
      nights.map(({ data }) => data.reservationId),
      nights.map(({ data }) => data.stayVersion),
      nights.map(({ night }) => night.date),
      nights.map(({ propertyId }) => propertyId),
      nights.map(({ data }) => data.stayDetails.roomTypeId),
      nights.map(({ data }) => data.stayDetails.ratePlanId),
      nights.map(({ night }) => night.net),
      nights.map(({ data }) => data.pricingDetails.currency),
      nights.map(({ data }) => data.complimentary),
    ],
  });
}
