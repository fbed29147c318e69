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

/** A row of `analytics.reservation_fact`: one version of a reservation, as it was heard of. */
export type ReservationFact = {
  reservationId: string;
  version: number;
  stayVersion: number;
  eventId: string;
  propertyId: string;
  status: string;
  cancellationReason: string | null;
  complimentary: boolean;
  channel: string;
  arrival: string;
  departure: string;
  businessDate: string;
  occurredAt: string;
  recordedAt: string;
};

/** A row of `analytics.room_night`: a night of a target stay. */
export type RoomNight = {
  reservationId: string;
  stayVersion: number;
  night: string;
  propertyId: string;
  roomTypeId: string;
  ratePlanId: string;
  /** Net of tax, in minor units. */
  revenue: number;
  currency: string;
  complimentary: boolean;
};

/** What a reservation became with an event. */
export function statusAfter(event: CountedEvent): string {
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

/** Whether the nights of the event's stay are rooms sold, as far as is known with it. */
export const hasNights = ({ eventType }: CountedEvent): boolean =>
  eventType !== "reservation.cancelled" && eventType !== "reservation.noshow";

export const factOf = (event: CountedEvent): ReservationFact => ({
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
});

export const roomNightsOf = (event: CountedEvent): RoomNight[] =>
  hasNights(event)
    ? event.data.pricingDetails.nights.map((night) => ({
        reservationId: event.data.reservationId,
        stayVersion: event.data.stayVersion,
        night: night.date,
        propertyId: event.propertyId,
        roomTypeId: event.data.stayDetails.roomTypeId,
        ratePlanId: event.data.stayDetails.ratePlanId,
        revenue: night.net,
        currency: event.data.pricingDetails.currency,
        complimentary: event.data.complimentary,
      }))
    : [];
