import type { Tx } from "@roomstream/db/transaction";
import type { RoomNight } from "./facts";
import type { Outcome, Span } from "./on-the-books";

/** Writes nights and when they are on the books. Of nights that are there, that is all that can change. */
export async function writeRoomNights(
  tx: Tx,
  nights: (RoomNight & Pick<Span, "from" | "until">)[],
): Promise<void> {
  if (nights.length === 0) return;
  await tx.query({
    name: "record-room-nights",
    text: `INSERT INTO analytics.room_night AS known (reservation_id, stay_version, night, property_id, room_type_id, rate_plan_id,
        channel, kind, revenue, currency, counts_from, counts_until)
      SELECT * FROM unnest($1::uuid[], $2::int[], $3::date[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
        $9::bigint[], $10::text[], $11::timestamptz[], $12::timestamptz[])
      ON CONFLICT (reservation_id, stay_version, night) DO UPDATE
        SET counts_from = excluded.counts_from, counts_until = excluded.counts_until
        WHERE known.counts_from <> excluded.counts_from OR known.counts_until <> excluded.counts_until`,
    values: [
      nights.map((night) => night.reservationId),
      nights.map((night) => night.stayVersion),
      nights.map((night) => night.night),
      nights.map((night) => night.propertyId),
      nights.map((night) => night.roomTypeId),
      nights.map((night) => night.ratePlanId),
      nights.map((night) => night.channel),
      nights.map((night) => night.kind),
      nights.map((night) => night.revenue),
      nights.map((night) => night.currency),
      nights.map((night) => night.from),
      nights.map((night) => night.until),
    ],
  });
}

/** Writes when the nights of stay versions, which were heard of before, are on the books. */
export async function writeSpans(tx: Tx, spans: Span[]): Promise<void> {
  if (spans.length === 0) return;
  await tx.query({
    name: "write-spans",
    text: `UPDATE analytics.room_night n SET counts_from = span.counts_from, counts_until = span.counts_until
      FROM unnest($1::uuid[], $2::int[], $3::timestamptz[], $4::timestamptz[])
        AS span (reservation_id, stay_version, counts_from, counts_until)
      WHERE n.reservation_id = span.reservation_id AND n.stay_version = span.stay_version
        AND (n.counts_from <> span.counts_from OR n.counts_until <> span.counts_until)`,
    values: [
      spans.map((span) => span.reservationId),
      spans.map((span) => span.stayVersion),
      spans.map((span) => span.from),
      spans.map((span) => span.until),
    ],
  });
}

/** Writes how reservations came and ended, where that is something else than before. */
export async function writeOutcomes(tx: Tx, outcomes: Outcome[]): Promise<void> {
  if (outcomes.length === 0) return;
  await tx.query({
    name: "write-outcomes",
    text: `INSERT INTO analytics.reservation_outcome AS known
        (reservation_id, property_id, made_on, made_known_at, ended_as, ended_on, ended_known_at)
      SELECT * FROM unnest($1::uuid[], $2::text[], $3::date[], $4::timestamptz[], $5::text[], $6::date[], $7::timestamptz[])
      ON CONFLICT (reservation_id) DO UPDATE
        SET made_on = excluded.made_on, made_known_at = excluded.made_known_at, ended_as = excluded.ended_as,
          ended_on = excluded.ended_on, ended_known_at = excluded.ended_known_at
        WHERE (known.made_on, known.made_known_at, known.ended_as, known.ended_on, known.ended_known_at)
          IS DISTINCT FROM (excluded.made_on, excluded.made_known_at, excluded.ended_as, excluded.ended_on, excluded.ended_known_at)`,
    values: [
      outcomes.map((outcome) => outcome.reservationId),
      outcomes.map((outcome) => outcome.propertyId),
      outcomes.map((outcome) => outcome.madeOn),
      outcomes.map((outcome) => outcome.madeKnownAt),
      outcomes.map((outcome) => outcome.ended?.as ?? null),
      outcomes.map((outcome) => outcome.ended?.on ?? null),
      outcomes.map((outcome) => outcome.ended?.knownAt ?? null),
    ],
  });
}
