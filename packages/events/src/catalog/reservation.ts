import { z } from "zod";
import { eventType } from "./event-type";
import { guarantee, pricing, reservationId, sealedGuest, stay, stayVersion } from "./values";

const cancellationReason = z.enum(["SOLD_OUT", "PAYMENT_FAILED", "TIMED_OUT", "GUEST", "HOTEL"]);

/** Every reservation event carries the stay version and the whole target stay. */
const reservation = z.object({
  reservationId,
  confirmationNumber: z.string(),
  stayVersion,
  stayDetails: stay,
  pricingDetails: pricing,
  guarantee,
  guestDetails: sealedGuest,
  complimentary: z.boolean(),
  channel: z.string(),
});

export const reservationEvents = {
  "reservation.created": eventType({
    version: 1,
    partitions: 6,
    when: "a guest's request was accepted and is PENDING",
    consumers: ["availability", "payments", "rates", "analytics"],
    data: reservation.extend({
      /** Real clock; hold and authorisation are refused after it. Null: no time-out (imports). */
      expiresAt: z.iso.datetime().nullable(),
    }),
  }),
  "reservation.confirmed": eventType({
    version: 1,
    partitions: 6,
    when: "hold and guarantee are there and the stay is in force",
    consumers: ["payments", "analytics", "notifications"],
    data: reservation,
  }),
  "reservation.modified": eventType({
    version: 1,
    partitions: 6,
    when: "another stay was proposed beside the one in force",
    consumers: [],
    data: reservation.extend({ expiresAt: z.iso.datetime().nullable() }),
  }),
  "reservation.cancelled": eventType({
    version: 1,
    partitions: 6,
    when: "the reservation ended without a stay",
    consumers: ["availability", "payments", "analytics", "notifications"],
    data: reservation.extend({ reason: cancellationReason }),
  }),
  "reservation.checkin": eventType({
    version: 1,
    partitions: 6,
    when: "the guest was given the room",
    consumers: [],
    data: reservation.extend({ roomId: z.string() }),
  }),
  "reservation.checkout": eventType({
    version: 1,
    partitions: 6,
    when: "the guest left",
    consumers: [],
    data: reservation.extend({ roomId: z.string() }),
  }),
  "reservation.noshow": eventType({
    version: 1,
    partitions: 6,
    when: "the guest did not come on the day of arrival",
    consumers: [],
    data: reservation,
  }),
} as const;
