import { z } from "zod";
import { calendarDate, money } from "../shared/contract";

/** One line of `GET /api/v1/properties`. */
export const propertySummary = z.object({
  propertyId: z.string(),
  name: z.string(),
  timeZone: z.string(),
  currency: z.string(),
  businessDate: calendarDate,
});

export const roomTypeDetails = z.object({
  roomTypeId: z.string(),
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  sizeSqm: z.int(),
  maxAdults: z.int(),
  maxGuests: z.int(),
});

export const tax = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("PERCENT_INCLUDED"), name: z.string(), basisPoints: z.int() }),
  z.object({ kind: z.literal("PERCENT_ON_TOP"), name: z.string(), basisPoints: z.int() }),
  z.object({
    kind: z.literal("PER_ADULT_NIGHT"),
    name: z.string(),
    amount: z.int(),
    /** Nights beyond this many of one stay are free of it. */
    mostNights: z.int().nullable(),
  }),
]);
export type Tax = z.infer<typeof tax>;

/** What a hotel's page says of it. */
export const propertyDetails = propertySummary.extend({
  slug: z.string(),
  nativeName: z.string().nullable(),
  place: z.string(),
  tagline: z.string(),
  description: z.string(),
  address: z.string(),
  phone: z.string(),
  deskHours: z.string(),
  checkInFrom: z.string(),
  checkOutUntil: z.string(),
  rooms: z.int(),
  /** The last date on which a stay may end. */
  sellableUntil: calendarDate,
  roomTypes: z.array(roomTypeDetails),
  taxes: z.array(tax),
  goodToKnow: z.array(z.object({ title: z.string(), text: z.string() })),
});
export type PropertyDetails = z.infer<typeof propertyDetails>;

/** A two-night weekend that still has room, and its lowest total for two adults. */
export const weekend = z.object({
  arrival: calendarDate,
  departure: calendarDate,
  roomsLeft: z.int(),
  from: money,
});
