import { z } from "zod";
import { eventType } from "./event-type";
import { guarantee, minorUnits, pricing, reservationId, sealedGuest, stay, stayVersion } from "./values";

/** What is kept of a stay that did not happen, in minor units: never more than its guarantee. */
const fee = minorUnits.default(0);
const withdrawalReason = z.enum(["SOLD_OUT", "PAYMENT_FAILED", "TIMED_OUT", "ROOM_TAKEN", "GUEST", "HOTEL"]);
const cancellationReason = z.enum(["SOLD_OUT", "PAYMENT_FAILED", "TIMED_OUT", "GUEST", "HOTEL"]);

/** Null in imported history, which knows of no rooms. */
const roomId = z.string().nullable();

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
    when: "hold and guarantee of a version are there and its stay is in force",
    consumers: ["availability", "payments", "analytics", "notifications"],
    data: reservation.extend({
      because: z.enum(["BOOKED", "CHANGED", "CHECK_IN_UNDONE"]).default("BOOKED"),
      /** A stay that was changed after its guest was given the room. */
      inHouse: z.boolean().default(false),
    }),
  }),
  "reservation.modified": eventType({
    version: 1,
    partitions: 6,
    when: "another stay was proposed beside the one in force, a proposal was withdrawn, or another room was assigned",
    consumers: ["availability", "payments", "notifications", "property"],
    data: reservation.extend({
      expiresAt: z.iso.datetime().nullable(),
      /**
       * PROPOSED: the stay is a proposal, the one in force stays until `reservation.confirmed` of this version.
       * WITHDRAWN: the stay is the one in force again, under a newer version than the proposal's.
       * ROOM: the stay and its version are those in force; only the room is another.
       */
      change: z.enum(["PROPOSED", "WITHDRAWN", "ROOM"]).default("PROPOSED"),
      /** Why a proposal was withdrawn. */
      reason: withdrawalReason.nullable().default(null),
      /** With PROPOSED the stay in force, so that nobody has to have heard of the versions between. */
      inForce: stay.nullable().default(null),
      /** The room that is assigned, or that is to be when the proposal takes force; null: none. */
      roomId: z.string().nullable().default(null),
      /** The room that a guest in the house has moved out of. */
      leftRoomId: z.string().nullable().default(null),
    }),
  }),
  "reservation.cancelled": eventType({
    version: 1,
    partitions: 6,
    when: "the reservation ended without a stay",
    consumers: ["availability", "payments", "analytics", "notifications"],
    data: reservation.extend({ reason: cancellationReason, fee }),
  }),
  "reservation.checkin": eventType({
    version: 1,
    partitions: 6,
    when: "the guest was given the room",
    consumers: ["payments", "analytics"],
    data: reservation.extend({ roomId }),
  }),
  "reservation.checkout": eventType({
    version: 1,
    partitions: 6,
    when: "the guest left; the stay is the one that was lived, under a new version",
    consumers: ["availability", "payments", "analytics", "property"],
    data: reservation.extend({ roomId }),
  }),
  "reservation.noshow": eventType({
    version: 1,
    partitions: 6,
    when: "the guest did not come on the day of arrival; the version is a new one, whose target is no stay",
    consumers: ["availability", "payments", "analytics", "notifications"],
    data: reservation.extend({ fee }),
  }),
} as const;
