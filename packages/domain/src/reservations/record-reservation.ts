import { run } from "@roomstream/db/transaction";
import type { NewEvent } from "@roomstream/events/envelope";
import { reach } from "@roomstream/events/fail-points";
import { outboxInsert, outboxValues } from "@roomstream/events/outbox/append";
import type { Context } from "../shared/context";
import type { SealedGuest } from "./guest";
import { reservationData } from "./reservation-event";
import type { ReservationRow } from "./stored-reservation";
import { summaryOfRequest } from "./summaries";

/** What a reservation comes by only after it was recorded. */
export const NOT_YET = {
  proposal: null,
  proposal_expires_at: null,
  withdrawn: null,
  fee: 0,
  checked_in_on: null,
  checked_out_on: null,
  as_requested: null,
} as const;

/** A reservation about to be recorded. */
export type NewReservation = Omit<ReservationRow, "created_at" | keyof typeof NOT_YET>;

/** What keeps a request from being recorded twice: the caller's key, or the row that an import took it from. */
export type Once =
  | { kind: "key"; caller: string; key: string; requestHash: Buffer }
  | { kind: "import"; reference: string };

const COLUMNS = `reservation_id, confirmation_number, property_id, status, version, stay_version, authorized, room_type_id,
  rate_plan_id, arrival, departure, adults, children, guest_id, sealed_guest, sold, complimentary, channel, expires_at,
  occurred_at, correlation_id, actor`;

/**
 * Records a PENDING reservation, its guest's key, the answer that its idempotency key gets, its timeline and the event
 * in one statement, which is one transaction of one round trip. Returns undefined when it was recorded before.
 * An idempotency key counts for 24 hours; an import's reference for ever.
 */
export async function recordReservation(
  ctx: Context,
  row: NewReservation,
  guest: SealedGuest,
  businessDate: string,
  once: Once,
): Promise<ReservationRow | undefined> {
  const event = createdEvent(ctx, row, businessDate);
  const [recorded] = await run<{ created_at: Date }>(ctx.databases.of("reservations"), {
    name: "record-reservation",
    text: `WITH claim AS (
        INSERT INTO reservations.idempotency AS known (caller, key, request_hash, reservation_id)
        SELECT $1, $2, $3, $5::uuid WHERE $1::text IS NOT NULL
        ON CONFLICT (caller, key) DO UPDATE
          SET request_hash = excluded.request_hash, reservation_id = excluded.reservation_id, created_at = clock_timestamp()
          WHERE known.created_at < clock_timestamp() - interval '24 hours'
        RETURNING caller),
      recorded AS (
        INSERT INTO reservations.reservation (${COLUMNS}, import_reference)
        SELECT $5::uuid, $6, $7, 'PENDING', 1, 1, $8::boolean, $9, $10, $11::date, $12::date, $13::int, $14::int, $15::uuid,
          $16, $17::json, $18::boolean, $19, $20::timestamptz, $21::timestamptz, $22::uuid, $23, $4
        WHERE $1::text IS NULL OR EXISTS (SELECT FROM claim)
        ON CONFLICT (import_reference) DO NOTHING
        RETURNING created_at),
      guest AS (
        INSERT INTO reservations.guest_key (guest_id, sealed_key) SELECT $15::uuid, $24::bytea FROM recorded),
      shown AS (
        INSERT INTO reservations.timeline (reservation_id, event_id, event_type, occurred_at, recorded_at, summary)
        SELECT $5::uuid, $25::uuid, 'reservation.created', $21::timestamptz, created_at, $26 FROM recorded),
      told AS (${outboxInsert("reservations", 27)} WHERE EXISTS (SELECT FROM recorded))
      SELECT created_at FROM recorded`,
    values: [
      ...(once.kind === "key"
        ? [once.caller, once.key, once.requestHash, null]
        : [null, null, null, once.reference]),
      row.reservation_id,
      row.confirmation_number,
      row.property_id,
      row.authorized,
      row.room_type_id,
      row.rate_plan_id,
      row.arrival,
      row.departure,
      row.adults,
      row.children,
      row.guest_id,
      row.sealed_guest,
      JSON.stringify(row.sold),
      row.complimentary,
      row.channel,
      row.expires_at,
      row.occurred_at,
      row.correlation_id,
      row.actor,
      guest.sealedKey,
      event.eventId,
      summaryOfRequest(row),
      ...outboxValues([event]),
    ],
  });
  if (!recorded) return undefined;
  reach("command.committed", "reservations");
  ctx.signals.send("outbox", "reservations");
  return { ...row, ...NOT_YET, created_at: recorded.created_at };
}

/** What is told of a reservation that is recorded. */
export const createdEvent = (ctx: Context, row: NewReservation, businessDate: string): NewEvent => {
  const eventId = ctx.random.uuid();
  return {
    eventId,
    eventType: "reservation.created",
    occurredAt: row.occurred_at.toISOString(),
    businessDate,
    propertyId: row.property_id,
    aggregateId: row.reservation_id,
    aggregateVersion: 1,
    correlationId: row.correlation_id,
    causationId: eventId,
    actor: row.actor,
    data: {
      ...reservationData({ ...row, ...NOT_YET, created_at: row.occurred_at }),
      expiresAt: row.expires_at?.toISOString() ?? null,
    },
  };
};
