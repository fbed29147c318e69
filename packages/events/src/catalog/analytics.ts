import { z } from "zod";
import { eventType } from "./event-type";
import { currency, minorUnits, reservationId } from "./values";

export const analyticsEvents = {
  "analytics.reservation": eventType({
    version: 1,
    partitions: 3,
    when: "the facts of a reservation changed",
    consumers: [],
    data: z.object({
      reservationId,
      version: z.int(),
      status: z.string(),
      roomNights: z.int(),
      roomRevenue: minorUnits,
      currency,
      /** The moment from which the version counts, where that is not when it happened: it was heard of too late. */
      countsFrom: z.iso.datetime().nullable().default(null),
    }),
  }),
  "analytics.alert": eventType({
    version: 1,
    partitions: 3,
    when: "a figure left its bounds",
    consumers: [],
    data: z.object({ alert: z.string(), figure: z.number(), bound: z.number() }),
  }),
} as const;
