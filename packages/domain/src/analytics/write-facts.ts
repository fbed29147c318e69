import type { Tx } from "@roomstream/db/transaction";
import type { ReservationFact } from "./facts";

/** Writes facts that are not there yet; returns the ids of the events that brought them. */
export async function writeFacts(tx: Tx, facts: ReservationFact[]): Promise<Set<string>> {
  const written = await tx.query<{ event_id: string }>({
    name: "record-reservation-facts",
    text: `INSERT INTO analytics.reservation_fact (reservation_id, version, stay_version, event_id, property_id, status,
        cancellation_reason, complimentary, channel, arrival, departure, business_date, occurred_at, recorded_at, known_at)
      SELECT * FROM unnest($1::uuid[], $2::int[], $3::int[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::boolean[],
        $9::text[], $10::date[], $11::date[], $12::date[], $13::timestamptz[], $14::timestamptz[], $15::timestamptz[])
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
      facts.map((fact) => fact.knownAt),
    ],
  });
  return new Set(written.map((row) => row.event_id));
}
