import { z } from "zod";

/** Values that events of several services share. */
export const calendarDate = z.iso.date();
export const currency = z.string().regex(/^[A-Z]{3}$/);
export const minorUnits = z.int();
export const reservationId = z.uuid();
export const stayVersion = z.int().min(1);

/** Half-open: the departure date is not a night of the stay. */
export const stay = z.object({
  propertyId: z.string(),
  roomTypeId: z.string(),
  ratePlanId: z.string(),
  arrival: calendarDate,
  departure: calendarDate,
  adults: z.int(),
  children: z.int(),
});

/** A night's price as sold (`amount`), and what of it is the hotel's own (`net` of the tax inside it). */
export const pricedNight = z.object({ date: calendarDate, amount: minorUnits, net: minorUnits });

export const pricing = z.object({
  currency,
  nights: z.array(pricedNight),
  room: minorUnits,
  tax: minorUnits,
  total: minorUnits,
});

/** What the rate plan asks of a card; with NONE the amounts are zero and there is no token. */
export const guarantee = z.object({
  kind: z.enum(["NONE", "AUTHORIZE", "PREPAY"]),
  toAuthorize: minorUnits,
  toCapture: minorUnits,
  /** Sealed by the command; only the payment processor opens it. */
  sealedToken: z.string().nullable(),
});

/** Sealed with the guest's own key; who erases the key erases the guest. */
export const sealedGuest = z.object({ guestId: z.uuid(), sealed: z.string() });
