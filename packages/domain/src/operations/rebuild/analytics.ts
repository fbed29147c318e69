import type { EventName } from "@roomstream/events/catalog/catalog";
import type { DomainEvent } from "@roomstream/events/envelope";
import { type CountedEvent, factOf, type ReservationFact, roomNightsOf } from "../../analytics/facts";
import { OFF_THE_BOOKS, outcomeOf, spansOf } from "../../analytics/on-the-books";
import type { Projection, Rows } from "./projection";

const COUNTED = [
  "reservation.created",
  "reservation.confirmed",
  "reservation.cancelled",
  "reservation.checkin",
  "reservation.checkout",
  "reservation.noshow",
] as const satisfies EventName[] & CountedEvent["eventType"][];

/**
 * The facts of analytics, their nights and outcomes, folded from the event store of reservations. Rows commute, so that the order of
 * events does not matter. From when a version counts that was heard of too late stands in analytics' own store.
 */
export const analyticsProjection: Projection = {
  service: "analytics",
  store: "reservations",
  topics: [...COUNTED, "analytics.reservation"],
  tables: { reservation_fact: "true", room_night: "true", reservation_outcome: "true" },
  fold(events) {
    const counted = events.filter((event): event is CountedEvent =>
      (COUNTED as readonly EventName[]).includes(event.eventType),
    );
    const late = lateOf(events);
    const facts = [
      ...new Map(
        counted.map((event) => [event.eventId, factOf(event, late.get(event.eventId) ?? event.occurredAt)]),
      ).values(),
    ];
    const byReservation = new Map<string, ReservationFact[]>();
    for (const fact of facts) {
      byReservation.set(fact.reservationId, [...(byReservation.get(fact.reservationId) ?? []), fact]);
    }
    const heard = [...byReservation.values()];
    const spans = new Map(
      heard.flatMap(spansOf).map((span) => [`${span.reservationId}|${span.stayVersion}`, span]),
    );
    const nights = new Map(
      counted
        .flatMap(roomNightsOf)
        .map((night) => [`${night.reservationId}|${night.stayVersion}|${night.night}`, night]),
    );
    return [
      ...facts.map((fact) => ({
        table: "reservation_fact",
        row: [
          fact.reservationId,
          fact.version,
          fact.stayVersion,
          fact.eventId,
          fact.status,
          fact.cancellationReason,
          fact.arrival,
          fact.departure,
          fact.businessDate,
          fact.complimentary,
          fact.knownAt,
        ].join(" "),
      })),
      ...[...nights.values()].map((night) => {
        const span = spans.get(`${night.reservationId}|${night.stayVersion}`) ?? OFF_THE_BOOKS;
        return {
          table: "room_night",
          row: [
            night.reservationId,
            night.stayVersion,
            night.night,
            night.propertyId,
            night.roomTypeId,
            night.ratePlanId,
            night.channel,
            night.kind,
            night.revenue,
            night.currency,
            span.from,
            span.until,
          ].join(" "),
        };
      }),
      ...heard
        .flatMap((own) => outcomeOf(own) ?? [])
        .map(({ reservationId, madeOn, madeKnownAt, ended }) => ({
          table: "reservation_outcome",
          row: [
            reservationId,
            madeOn,
            madeKnownAt,
            ...(ended ? [ended.as, ended.on, ended.knownAt] : []),
          ].join(" "),
        })),
    ];
  },
  live: (snapshot, reservationIds) =>
    snapshot.read<Rows[number]>("analytics", {
      text: `SELECT 'reservation_fact' AS "table", concat_ws(' ', reservation_id, version, stay_version, event_id, status,
          coalesce(cancellation_reason, ''), arrival, departure, business_date, CASE WHEN complimentary THEN 'true' ELSE 'false' END,
          ${moment("known_at")}) AS row
        FROM analytics.reservation_fact WHERE reservation_id = ANY($1::uuid[])
        UNION ALL
        SELECT 'room_night', concat_ws(' ', reservation_id, stay_version, night, property_id, room_type_id, rate_plan_id, channel, kind,
          revenue, currency, ${moment("counts_from")}, ${moment("counts_until")})
        FROM analytics.room_night WHERE reservation_id = ANY($1::uuid[])
        UNION ALL
        SELECT 'reservation_outcome', concat_ws(' ', reservation_id, made_on, ${moment("made_known_at")}, ended_as, ended_on,
          ${moment("ended_known_at")})
        FROM analytics.reservation_outcome WHERE reservation_id = ANY($1::uuid[])`,
      values: [reservationIds],
    }),
};

/** From when each event counts that was heard of too late, as analytics told it then. */
const lateOf = (events: DomainEvent[]): Map<string, string> =>
  new Map(
    events.flatMap((event) =>
      event.eventType === "analytics.reservation" && event.data.countsFrom !== null
        ? [[event.causationId, event.data.countsFrom] as const]
        : [],
    ),
  );

/** A moment as the events write it. */
const moment = (column: string): string =>
  `CASE WHEN ${column} = 'infinity' THEN 'infinity' ELSE to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') END`;
