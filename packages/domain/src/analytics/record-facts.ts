import type { Tx } from "@roomstream/db/transaction";
import type { Context } from "../shared/context";
import { type CountedEvent, factOf, type ReservationFact, type RoomNight, roomNightsOf } from "./facts";
import { knownAtOf } from "./known-at";
import { type HeardFact, OFF_THE_BOOKS, outcomeOf, type Span, spansOf } from "./on-the-books";
import { writeFacts } from "./write-facts";
import { writeOutcomes, writeRoomNights, writeSpans } from "./write-figures";

/**
 * Keeps what was heard: a fact for each version of a reservation, a row for each room night of a stay with the time for which it is
 * on the books, and how the reservation ended. Rows commute: whichever event of a stay comes first brings its nights.
 * Returns the new facts, by event.
 */
export async function recordFacts(
  ctx: Context,
  tx: Tx,
  events: CountedEvent[],
): Promise<Map<string, ReservationFact>> {
  const knownAt = await knownAtOf(ctx, tx, events);
  const facts = events.map((event) => factOf(event, knownAt(event)));
  const written = await writeFacts(tx, facts);
  const heard = await factsOf(tx, [...new Set(facts.map((fact) => fact.reservationId))]);
  await writeNights(tx, events.flatMap(roomNightsOf), heard.flatMap(spansOf));
  await writeOutcomes(
    tx,
    heard.flatMap((own) => outcomeOf(own) ?? []),
  );
  return new Map(facts.filter(({ eventId }) => written.has(eventId)).map((fact) => [fact.eventId, fact]));
}

/** Writes the nights that the events bring, and when those are on the books that earlier ones brought. */
async function writeNights(tx: Tx, nights: RoomNight[], spans: Span[]): Promise<void> {
  const spanOf = new Map(spans.map((span) => [stayOf(span), span]));
  const byKey = new Map(nights.map((night) => [`${stayOf(night)} ${night.night}`, night]));
  const brought = [...byKey.values()].map((night) => {
    const { from, until } = spanOf.get(stayOf(night)) ?? OFF_THE_BOOKS;
    return { ...night, from, until };
  });
  await writeRoomNights(tx, brought);
  const written = new Set(brought.map(stayOf));
  await writeSpans(
    tx,
    spans.filter((span) => !written.has(stayOf(span))),
  );
}

const stayOf = ({ reservationId, stayVersion }: { reservationId: string; stayVersion: number }): string =>
  `${reservationId} ${stayVersion}`;

/** All facts of some reservations, together by reservation. */
async function factsOf(tx: Tx, reservationIds: string[]): Promise<HeardFact[][]> {
  const rows = await tx.query<{
    reservation_id: string;
    property_id: string;
    version: number;
    stay_version: number;
    status: HeardFact["status"];
    business_date: string;
    known_at: Date;
  }>({
    name: "facts-of-reservations",
    text: `SELECT reservation_id, property_id, version, stay_version, status, business_date, known_at
      FROM analytics.reservation_fact WHERE reservation_id = ANY($1::uuid[])`,
    values: [reservationIds],
  });
  const facts = new Map(reservationIds.map((id): [string, HeardFact[]] => [id, []]));
  for (const row of rows) {
    facts.get(row.reservation_id)?.push({
      reservationId: row.reservation_id,
      propertyId: row.property_id,
      version: row.version,
      stayVersion: row.stay_version,
      status: row.status,
      businessDate: row.business_date,
      knownAt: row.known_at.toISOString(),
    });
  }
  return [...facts.values()];
}
