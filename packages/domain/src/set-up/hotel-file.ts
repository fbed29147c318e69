import { z } from "zod";
import { propertyDetails, roomTypeDetails } from "../property/contract";

const minor = z.int().min(0);
const id = z.string().regex(/^[A-Za-z0-9-]{1,40}$/, "must be letters, digits and hyphens");
const slug = z.string().regex(/^[a-z0-9-]{1,80}$/, "must be small letters, digits and hyphens");
const basisPoints = z.int().min(0).max(10_000);

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

const roomType = roomTypeDetails.extend({
  roomTypeId: id,
  slug,
  /** What a night costs to begin with: for two adults, and for each more. */
  price: z.strictObject({ amount: minor, extraAdult: minor, extraChild: minor }),
  rooms: z.array(z.strictObject({ roomId: id, floor: z.string() })).min(1),
});

const plan = z.strictObject({
  ratePlanId: id,
  name: z.string().min(1),
  includes: z.string().default(""),
  adjustmentBp: z.int().default(0),
  adultSupplement: minor.default(0),
  childSupplement: minor.default(0),
  guarantee: z.enum(["NONE", "AUTHORIZE", "PREPAY"]),
  heldBp: basisPoints.default(0),
  dueNowBp: basisPoints.default(0),
  freeCancellationDays: z.int().min(0).default(2),
  freeCancellationHour: z.int().min(0).max(23).default(18),
  cancellationFeeBp: basisPoints.default(0),
});

/** A hotel as it is written down to be opened: amounts in minor units, shares in basis points. */
export const hotelFile = z.strictObject({
  ...propertyDetails.omit({ businessDate: true, rooms: true, sellableUntil: true, roomTypes: true }).shape,
  propertyId: id,
  slug,
  nativeName: z.string().nullable().default(null),
  timeZone: z.string().refine(isTimeZone, "must be an IANA time zone like Europe/Lisbon"),
  currency: z.string().regex(/^[A-Z]{3}$/, "must be an ISO 4217 code like EUR"),
  goodToKnow: propertyDetails.shape.goodToKnow.default([]),
  /** Whether the guests' pages list it. */
  listed: z.boolean().default(true),
  /** How far ahead it sells. */
  daysAhead: z.int().min(1).max(1_000).default(500),
  roomTypes: z.array(roomType.strict()).min(1),
  plans: z.array(plan).min(1),
});
export type HotelFile = z.output<typeof hotelFile>;
