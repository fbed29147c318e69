import type { EventOf } from "@roomstream/events/envelope";
import type { ReservationRow } from "./stored-reservation";

/** What every reservation event carries: the stay version and the whole target stay. */
export const reservationData = (row: ReservationRow): EventOf<"reservation.confirmed">["data"] => ({
  reservationId: row.reservation_id,
  confirmationNumber: row.confirmation_number,
  stayVersion: row.stay_version,
  stayDetails: {
    propertyId: row.property_id,
    roomTypeId: row.room_type_id,
    ratePlanId: row.rate_plan_id,
    arrival: row.arrival,
    departure: row.departure,
    adults: row.adults,
    children: row.children,
  },
  pricingDetails: {
    currency: row.sold.totals.currency,
    nights: row.sold.nights,
    room: row.sold.totals.room,
    tax: row.sold.totals.tax,
    total: row.sold.totals.total,
  },
  guarantee: {
    kind: row.sold.guarantee,
    toAuthorize: row.sold.toAuthorize,
    toCapture: row.sold.toCapture,
    sealedToken: row.sold.sealedToken,
  },
  guestDetails: { guestId: row.guest_id, sealed: row.sealed_guest },
  complimentary: row.complimentary,
  channel: row.channel,
});
