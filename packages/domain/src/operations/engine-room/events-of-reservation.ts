import { run } from "@roomstream/db/transaction";
import { SERVICES, type Service } from "@roomstream/environment/environment";
import { catalog, isEventName } from "@roomstream/events/catalog/catalog";
import type { Context } from "../../shared/context";
import { type Handled, handledBy } from "../handled-by";
import type { ReservationEventsAnswer } from "./contract";

type Recorded = {
  service: Service;
  event_id: string;
  topic: string;
  key: string;
  aggregate_id: string;
  aggregate_version: number;
  recorded_at: Date;
  published_at: Date | null;
  /** The one group that it is for; all that subscribe when null. */
  addressee: Service | null;
  envelope: {
    eventVersion: number;
    occurredAt: string;
    businessDate: string;
    correlationId: string;
    causationId: string;
    actor: string;
    data: Record<string, unknown>;
  };
};
type Answered = ReservationEventsAnswer["events"][number];

/**
 * Every event of a reservation from the event stores of all services, who handled each and when, and its calls to the payment
 * gateway; undefined when there is no such reservation. Reads along the reservation's own index in each service.
 */
export async function eventsOfReservation(args: {
  ctx: Context;
  confirmationNumber: string;
}): Promise<ReservationEventsAnswer | undefined> {
  const { ctx, confirmationNumber } = args;
  const [reservation] = await run<{ reservation_id: string; property_id: string; status: string }>(
    ctx.databases.of("reservations"),
    {
      name: "reservation-of-number",
      text: "SELECT reservation_id, property_id, status FROM reservations.reservation WHERE confirmation_number = $1",
      values: [confirmationNumber],
    },
  );
  if (!reservation) return undefined;
  const { reservation_id: reservationId } = reservation;
  const aggregateIds = [reservationId, ...(await mailsOf(ctx, reservationId))];
  const recorded = (await Promise.all(SERVICES.map((service) => recordedOf(ctx, service, aggregateIds))))
    .flat()
    .toSorted((a, b) => a.recorded_at.getTime() - b.recorded_at.getTime());
  const ids = recorded.map((row) => row.event_id);
  const [handled, gatewayCalls] = await Promise.all([
    handledBy(ctx, SERVICES, ids),
    gatewayCallsOf(ctx, reservationId),
  ]);
  return {
    reservationId,
    confirmationNumber,
    propertyId: reservation.property_id,
    status: reservation.status,
    events: recorded.map((row) => lineOf(row, handled)),
    gatewayCalls,
  };
}

/** A mail is an aggregate of its own. */
const mailsOf = (ctx: Context, reservationId: string): Promise<string[]> =>
  run<{ mail_id: string }>(ctx.databases.of("notifications"), {
    name: "mail-ids-of-reservation",
    text: "SELECT mail_id FROM notifications.mail WHERE reservation_id = $1",
    values: [reservationId],
  }).then((rows) => rows.map((row) => row.mail_id));

const recordedOf = (ctx: Context, service: Service, aggregateIds: string[]): Promise<Recorded[]> =>
  run<Recorded>(ctx.databases.of(service), {
    name: `events-of-reservation-${service}`,
    text: `SELECT '${service}' AS service, event_id, topic, key, aggregate_id, aggregate_version, recorded_at, published_at,
        addressee, envelope
      FROM ${service}.outbox WHERE aggregate_id = ANY($1::text[]) AND topic = ANY($2::text[]) ORDER BY position`,
    values: [aggregateIds, Object.keys(catalog)],
  });

const gatewayCallsOf = (
  ctx: Context,
  reservationId: string,
): Promise<ReservationEventsAnswer["gatewayCalls"]> =>
  run<
    Omit<ReservationEventsAnswer["gatewayCalls"][number], "firstSentAt" | "finishedAt"> & {
      firstSentAt: Date | null;
      finishedAt: Date | null;
    }
  >(ctx.databases.of("payments"), {
    name: "gateway-calls-of-reservation",
    text: `SELECT operation_id AS "operationId", kind, status, amount, currency, tries, first_sent_at AS "firstSentAt",
        finished_at AS "finishedAt", error
      FROM payments.gateway_operation WHERE reservation_id = $1 ORDER BY operation_id`,
    values: [reservationId],
  }).then((rows) =>
    rows.map((row) => ({
      ...row,
      firstSentAt: row.firstSentAt?.toISOString() ?? null,
      finishedAt: row.finishedAt?.toISOString() ?? null,
    })),
  );

function lineOf(row: Recorded, handled: Handled[]): Answered {
  const { envelope } = row;
  const consumers: readonly Service[] = row.addressee
    ? [row.addressee]
    : isEventName(row.topic)
      ? catalog[row.topic].consumers
      : [];
  return {
    eventId: row.event_id,
    eventType: row.topic,
    service: row.service,
    propertyId: row.key,
    aggregateId: row.aggregate_id,
    aggregateVersion: row.aggregate_version,
    eventVersion: envelope.eventVersion,
    recordedAt: row.recorded_at.toISOString(),
    publishedAt: row.published_at?.toISOString() ?? null,
    occurredAt: envelope.occurredAt,
    businessDate: envelope.businessDate,
    correlationId: envelope.correlationId,
    causationId: envelope.causationId,
    actor: envelope.actor,
    data: envelope.data,
    groups: consumers.map((group) => {
      const taken = handled.find(
        (candidate) => candidate.group === group && candidate.eventId === row.event_id,
      );
      return taken
        ? { group, status: taken.status, handledAt: taken.handledAt.toISOString() }
        : { group, status: "waits" as const, handledAt: null };
    }),
  };
}
