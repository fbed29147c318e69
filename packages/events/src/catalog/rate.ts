import { z } from "zod";
import { eventType } from "./event-type";
import { calendarDate, currency, minorUnits, reservationId, stayVersion } from "./values";

export const rateEvents = {
  "rate.updated": eventType({
    version: 1,
    partitions: 6,
    when: "prices of a room type changed",
    consumers: [],
    data: z.object({ roomTypeId: z.string(), from: calendarDate, to: calendarDate }),
  }),
  "rate.applied": eventType({
    version: 1,
    partitions: 6,
    when: "a price was used by a reservation; it gates nothing and never re-prices",
    consumers: ["reservations"],
    data: z.object({
      reservationId,
      stayVersion,
      ratePlanId: z.string(),
      roomTypeId: z.string(),
      roomTotal: minorUnits,
      currency,
    }),
  }),
} as const;
