import { run } from "@roomstream/db/transaction";
import { SERVICES, type Service } from "@roomstream/environment/environment";
import { isEventName } from "@roomstream/events/catalog/catalog";
import type { Context } from "../../shared/context";
import type { EventLine } from "./contract";

const NEWEST = 40;
/** So many of the newest events of a service are looked through for those of the hotels asked for. */
const LOOKED_THROUGH = 1_000;

type Found = Omit<EventLine, "recordedAt" | "confirmationNumber" | "isDeadLetter"> & {
  recordedAt: Date;
  confirmationNumber: string | null;
  reservationId: string | null;
};

/**
 * The newest events of all services, of these hotels or, with null, of all; those of a reservation with its number. Events of a
 * hotel are only looked for among the newest of each service: an index by hotel would cost every event that is recorded.
 */
export async function newestEvents(ctx: Context, propertyIds: string[] | null): Promise<EventLine[]> {
  const found = (await Promise.all(SERVICES.map((service) => newestOf(ctx, service, propertyIds))))
    .flat()
    .toSorted((a, b) => b.recordedAt.getTime() - a.recordedAt.getTime())
    .slice(0, NEWEST);
  const numbers = await numbersOf(
    ctx,
    found.flatMap(({ confirmationNumber, reservationId }) =>
      confirmationNumber === null && reservationId !== null ? [reservationId] : [],
    ),
  );
  return found.map(({ reservationId, ...line }) => ({
    ...line,
    isDeadLetter: !isEventName(line.eventType),
    recordedAt: line.recordedAt.toISOString(),
    confirmationNumber:
      line.confirmationNumber ?? (reservationId === null ? null : (numbers.get(reservationId) ?? null)),
  }));
}

const newestOf = (ctx: Context, service: Service, propertyIds: string[] | null): Promise<Found[]> =>
  run<Found>(ctx.databases.of(service), {
    name: `newest-events-${service}`,
    text: `SELECT event_id AS "eventId", topic AS "eventType", '${service}' AS service, key AS "propertyId",
        aggregate_id AS "aggregateId", recorded_at AS "recordedAt",
        envelope #>> '{data,confirmationNumber}' AS "confirmationNumber", envelope #>> '{data,reservationId}' AS "reservationId"
      FROM (SELECT event_id, topic, key, aggregate_id, recorded_at, position, envelope FROM ${service}.outbox
        ORDER BY recorded_at DESC, position DESC LIMIT ${LOOKED_THROUGH}) newest
      WHERE $1::text[] IS NULL OR key = ANY($1) ORDER BY recorded_at DESC, position DESC LIMIT ${NEWEST}`,
    values: [propertyIds],
  });

async function numbersOf(ctx: Context, reservationIds: string[]): Promise<Map<string, string>> {
  if (reservationIds.length === 0) return new Map();
  const rows = await run<{ reservation_id: string; confirmation_number: string }>(
    ctx.databases.of("reservations"),
    {
      name: "numbers-of-reservations",
      text: `SELECT reservation_id, confirmation_number FROM reservations.reservation
        WHERE reservation_id = ANY($1::uuid[])`,
      values: [reservationIds],
    },
  );
  return new Map(rows.map((row) => [row.reservation_id, row.confirmation_number]));
}
