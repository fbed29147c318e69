import { z } from "zod";
import { calendarDate } from "../shared/contract";

/** A moment to look back from: an instant, or a date, which means the end of that day by the hotel's clock. */
export const asOf = z.union([calendarDate, z.iso.datetime({ offset: true })], {
  error: "must be a date like 2026-12-31 or a moment like 2026-12-31T18:00:00Z",
});

/** The most days that are asked for at once. */
export const MOST_DAYS = 1_100;

export const kpisInput = z
  .strictObject({
    from: calendarDate,
    to: calendarDate,
    granularity: z.enum(["day", "month"]).default("day"),
    asOf: asOf.optional(),
  })
  .refine(({ from, to }) => from <= to, { path: ["to"], error: "must not be before from" });

/** The figures of a day or a month. Nights are those that begin in the period; what happened is counted by the hotel's business date. */
export const kpi = z.object({
  /** `YYYY-MM-DD`, or `YYYY-MM` of a month; of a month only what lies between `from` and `to`. */
  period: z.string(),
  /** Room nights that the house has, and how many of them were out of order and out of service. */
  roomsPhysical: z.int(),
  roomsOutOfOrder: z.int(),
  roomsOutOfService: z.int(),
  /** Room nights sold: without complimentary ones, and without guests that did not come. */
  roomsSold: z.int(),
  roomsComplimentary: z.int(),
  /** Net of tax, in minor units, with what guests paid who did not come. */
  roomRevenue: z.int(),
  currency: z.string(),
  /** Rooms sold over rooms available, which are the physical ones but those out of order; null where there are none. */
  occupancy: z.number().nullable(),
  /** Rooms sold over all physical rooms. */
  occupancyOfPhysical: z.number().nullable(),
  /** Room revenue over rooms sold, in minor units. */
  adr: z.int().nullable(),
  /** Room revenue over rooms available, in minor units. */
  revpar: z.int().nullable(),
  /** Reservations made; those that were never confirmed are none. */
  reservations: z.int(),
  cancellations: z.int(),
  noShows: z.int(),
  /** Whether a day of the period is not closed, or was not at the moment looked back from: its figures may still change. */
  provisional: z.boolean(),
});
export type Kpi = z.infer<typeof kpi>;

export const kpis = z.object({
  propertyId: z.string(),
  /** The moment looked back from. */
  asOf: z.iso.datetime(),
  items: z.array(kpi),
});
export type Kpis = z.infer<typeof kpis>;

/** A night to come: rooms on the books now, a week before, and for the same weekday of last year as it stood a year ago. */
export const nightAhead = z.object({
  night: calendarDate,
  available: z.int(),
  sold: z.int(),
  soldWeekBefore: z.int(),
  soldLastYear: z.int(),
});
export type NightAhead = z.infer<typeof nightAhead>;

/** A stretch of a month: what is over of it, or what is to come. */
export const monthFigures = z.object({
  /** `YYYY-MM`. */
  month: z.string(),
  from: calendarDate,
  to: calendarDate,
  over: z.boolean(),
  kpi,
  /** The same nights a year before, as they stood a year before; null where nothing is known of them. */
  lastYear: kpi.nullable(),
});
export type MonthFigures = z.infer<typeof monthFigures>;

/** What a channel brings of the nights that are shown. */
export const channelShare = z.object({
  channel: z.string(),
  roomNights: z.int(),
  revenue: z.int(),
  roomNightsLastYear: z.int(),
});

/** Of the reservations that were made in a week, those that were cancelled since; and of the same week a year before. */
export const weekOfCancellations = z.object({
  /** The Monday. */
  week: calendarDate,
  booked: z.int(),
  cancelled: z.int(),
  bookedLastYear: z.int(),
  cancelledLastYear: z.int(),
});

/** What moved the books: a stay that came onto them, changed, or left them. */
export const movement = z.object({
  reservationId: z.uuid(),
  at: z.iso.datetime(),
  kind: z.enum(["BOOKED", "CHANGED", "CANCELLED", "NO_SHOW"]),
  confirmationNumber: z.string(),
  /** First and last name; null where the caller may not read it, or it was erased. */
  guest: z.string().nullable(),
  arrival: calendarDate,
  departure: calendarDate,
  /** By how many room nights, and how much room revenue in minor units, the books changed. */
  nights: z.int(),
  revenue: z.int(),
});
export type Movement = z.infer<typeof movement>;

const moved = z.object({ reservations: z.int(), nights: z.int(), revenue: z.int() });

/** What `/manage` shows of a hotel, as of one moment. */
export const overview = z.object({
  propertyId: z.string(),
  name: z.string(),
  timeZone: z.string(),
  currency: z.string(),
  /** The hotel's business date at the moment looked back from. */
  businessDate: calendarDate,
  asOf: z.iso.datetime(),
  /** The earliest moment that can be looked back from; null while nothing is known. */
  knownSince: z.iso.datetime().nullable(),
  tonight: z.object({ kpi, lastYear: kpi.nullable() }),
  /** Since midnight of the business date. */
  pickedUp: z.object({ booked: moved, cancelled: moved }),
  nights: z.array(nightAhead),
  months: z.array(monthFigures),
  channels: z.array(channelShare),
  weeks: z.array(weekOfCancellations),
  latest: z.array(movement),
});
export type Overview = z.infer<typeof overview>;

export const overviewInput = z.strictObject({ propertyId: z.string(), asOf: asOf.optional() });
