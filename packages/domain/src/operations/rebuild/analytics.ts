import type { EventName } from "@roomstream/events/catalog/catalog";
import { type CountedEvent, factOf, roomNightsOf } from "../../analytics/facts";
import type { Projection, Rows } from "./projection";

const COUNTED = [
  "reservation.created",
  "reservation.confirmed",
  "reservation.cancelled",
  "reservation.checkin",
  "reservation.checkout",
  "reservation.noshow",
] as const satisfies EventName[] & CountedEvent["eventType"][];

/** The facts of analytics, folded from the event store of reservations. Rows commute, so that the order of events does not matter. */
export const analyticsProjection: Projection = {
  service: "analytics",
  store: "reservations",
  topics: [...COUNTED],
  tables: { reservation_fact: "true", room_night: "true" },
  fold(events) {
    const counted = events.filter((event): event is CountedEvent =>
      (COUNTED as readonly EventName[]).includes(event.eventType),
    );
    const facts = new Map(counted.map((event) => [event.eventId, factOf(event)]));
    const nights = new Map(
      counted
        .flatMap(roomNightsOf)
        .map((night) => [`${night.reservationId}|${night.stayVersion}|${night.night}`, night]),
    );
    return [
      ...[...facts.values()].map((fact) => ({
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
        ].join(" "),
      })),
      ...[...nights.values()].map((night) => ({
        table: "room_night",
        row: [
          night.reservationId,
          night.stayVersion,
          night.night,
          night.propertyId,
          night.roomTypeId,
          night.ratePlanId,
          night.revenue,
          night.currency,
          night.complimentary,
        ].join(" "),
      })),
    ];
  },
  async live(snapshot, reservationIds): Promise<Rows> {
    const rows = await snapshot.read<{ table: string; row: string }>("analytics", {
      text: `SELECT 'reservation_fact' AS "table", concat_ws(' ', reservation_id, version, stay_version, event_id, status,
          coalesce(cancellation_reason, ''), arrival, departure, business_date, CASE WHEN complimentary THEN 'true' ELSE 'false' END) AS row
        FROM analytics.reservation_fact WHERE reservation_id = ANY($1::uuid[])
        UNION ALL
        SELECT 'room_night', concat_ws(' ', reservation_id, stay_version, night, property_id, room_type_id, rate_plan_id, revenue,
          currency, CASE WHEN complimentary THEN 'true' ELSE 'false' END)
        FROM analytics.room_night WHERE reservation_id = ANY($1::uuid[])`,
      values: [reservationIds],
    });
    return rows;
  },
};
