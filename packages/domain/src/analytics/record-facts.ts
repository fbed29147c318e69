import type { Tx } from "@roomstream/db/transaction";
import { type CountedEvent, factOf, type ReservationFact, type RoomNight, roomNightsOf } from "./facts";

/**
 * Keeps what was heard: a fact for each version of a reservation, and a row for each room night of its target stay.
 * Rows commute: whichever event of a stay comes first brings its nights. They are written in key order, so that two
 * transactions over the same reservations wait for each other instead of deadlocking. Returns the ids of events that were new facts.
 */
export async function recordFacts(tx: Tx, events: CountedEvent[]): Promise<Set<string>> {
  const recorded = await writeFacts(tx, events.map(factOf));
  await writeRoomNights(tx, events.flatMap(roomNightsOf));
  return recorded;
}

async function writeFacts(tx: Tx, facts: ReservationFact[]): Promise<Set<string>> {
  const written = await tx.query<{ event_id: string }>({
    name: "record-reservation-facts",
    text: `INSERT INTO analytics.reservation_fact (reservation_id, version, stay_version, event_id, property_id, status,
        cancellation_reason, complimentary, channel, arrival, departure, business_date, occurred_at, recorded_at)
      SELECT * FROM unnest($1::uuid[], $2::int[], $3::int[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::boolean[],
        $9::text[], $10::date[], $11::date[], $12::date[], $13::timestamptz[], $14::timestamptz[])
      ORDER BY 1, 2
      ON CONFLICT DO NOTHING RETURNING event_id`,
    values: [
      facts.map((fact) => fact.reservationId),
      facts.map((fact) => fact.version),
      facts.map((fact) => fact.stayVersion),
      facts.map((fact) => fact.eventId),
      facts.map((fact) => fact.propertyId),
      facts.map((fact) => fact.status),
      facts.map((fact) => fact.cancellationReason),
      facts.map((fact) => fact.complimentary),
      facts.map((fact) => fact.channel),
      facts.map((fact) => fact.arrival),
      facts.map((fact) => fact.departure),
      facts.map((fact) => fact.businessDate),
      facts.map((fact) => fact.occurredAt),
      facts.map((fact) => fact.recordedAt),
    ],
  });
  return new Set(written.map((row) => row.event_id));
}

async function writeRoomNights(tx: Tx, nights: RoomNight[]): Promise<void> {
  if (nights.length === 0) return;
  await tx.query({
    name: "record-room-nights",
    text: `INSERT INTO analytics.room_night (reservation_id, stay_version, night, property_id, room_type_id, rate_plan_id,
        revenue, currency, complimentary)
      SELECT * FROM unnest($1::uuid[], $2::int[], $3::date[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::text[], $9::boolean[])
      ORDER BY 1, 2, 3
      ON CONFLICT DO NOTHING`,
    values: [
      nights.map((night) => night.reservationId),
      nights.map((night) => night.stayVersion),
      nights.map((night) => night.night),
      nights.map((night) => night.propertyId),
      nights.map((night) => night.roomTypeId),
      nights.map((night) => night.ratePlanId),
      nights.map((night) => night.revenue),
      nights.map((night) => night.currency),
      nights.map((night) => night.complimentary),
    ],
  });
}
