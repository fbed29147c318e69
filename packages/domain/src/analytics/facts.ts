import type { EventOf } from "@roomstream/events/envelope";

/** The events that change what a reservation counts for. A proposal does not, until it is confirmed. */
export type CountedEvent = EventOf<
  | "reservation.created"
  | "reservation.confirmed"
  | "reservation.cancelled"
  | "reservation.checkin"
  | "reservation.checkout"
  | "reservation.noshow"
>;

/** What a reservation is with one of its versions. */
export type FactStatus = "PENDING" | "CONFIRMED" | "CHECKED_IN" | "CHECKED_OUT" | "CANCELLED" | "NO_SHOW";

/** A row of `analytics.reservation_fact`: one version of a reservation, as it was heard of. */
export type ReservationFact = {
  reservationId: string;
  version: number;
  stayVersion: number;
  eventId: string;
  propertyId: string;
  status: FactStatus;
  cancellationReason: string | null;
  complimentary: boolean;
  channel: string;
  arrival: string;
  departure: string;
  businessDate: string;
  occurredAt: string;
  recordedAt: string;
  /** The moment from which it counts. */
  knownAt: string;
};

/**
 * What a night of a stay is to the figures: a room sold, a room given away (what was paid for it is revenue all the same), or what a
 * guest paid who did not come.
 */
export type NightKind = "SOLD" | "COMPLIMENTARY" | "NO_SHOW";

/** A night of a stay version, as its events tell it; when it counts stands beside it in `analytics.room_night`. */
export type RoomNight = {
  reservationId: string;
  stayVersion: number;
  night: string;
  propertyId: string;
  roomTypeId: string;
  ratePlanId: string;
  channel: string;
  kind: NightKind;
  /** Net of tax, in minor units. */
  revenue: number;
  currency: string;
};

/** What a reservation became with an event. */
export function statusAfter(event: CountedEvent): FactStatus {
  switch (event.eventType) {
    case "reservation.created":
      return "PENDING";
    case "reservation.confirmed":
      return event.data.inHouse ? "CHECKED_IN" : "CONFIRMED";
    case "reservation.cancelled":
      return "CANCELLED";
    case "reservation.checkin":
      return "CHECKED_IN";
    case "reservation.checkout":
      return "CHECKED_OUT";
    case "reservation.noshow":
      return "NO_SHOW";
    default:
      return event satisfies never;
  }
}

export const factOf = (event: CountedEvent, knownAt: string): ReservationFact => ({
  reservationId: event.data.reservationId,
  version: event.aggregateVersion,
  stayVersion: event.data.stayVersion,
  eventId: event.eventId,
  propertyId: event.propertyId,
  status: statusAfter(event),
  cancellationReason: event.eventType === "reservation.cancelled" ? event.data.reason : null,
  complimentary: event.data.complimentary,
  channel: event.data.channel,
  arrival: event.data.stayDetails.arrival,
  departure: event.data.stayDetails.departure,
  businessDate: event.businessDate,
  occurredAt: event.occurredAt,
  recordedAt: event.recordedAt,
  knownAt,
});

/**
 * The nights that are on the books with an event; a request that is not confirmed has none. What is kept of a guest who did not come
 * is revenue of the night of arrival.
 */
export function roomNightsOf(event: CountedEvent): RoomNight[] {
  const { data } = event;
  const of = {
    reservationId: data.reservationId,
    stayVersion: data.stayVersion,
    propertyId: event.propertyId,
    roomTypeId: data.stayDetails.roomTypeId,
    ratePlanId: data.stayDetails.ratePlanId,
    channel: data.channel,
    currency: data.pricingDetails.currency,
  };
  if (event.eventType === "reservation.created" || event.eventType === "reservation.cancelled") return [];
  if (event.eventType === "reservation.noshow") {
    const { fee } = event.data;
    return fee === 0 ? [] : [{ ...of, night: data.stayDetails.arrival, kind: "NO_SHOW", revenue: fee }];
  }
  const kind = data.complimentary ? "COMPLIMENTARY" : "SOLD";
  return data.pricingDetails.nights.map((night) => ({ ...of, night: night.date, kind, revenue: night.net }));
}
