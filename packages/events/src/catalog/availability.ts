import { z } from "zod";
import { eventType } from "./event-type";
import { calendarDate, reservationId, stayVersion } from "./values";

/** What a hold or a release did to the calendar, night by night, with the counts after it. */
const nightChange = z.object({
  roomTypeId: z.string(),
  night: calendarDate,
  delta: z.int(),
  sold: z.int(),
  sellLimit: z.int(),
});

export const availabilityEvents = {
  "availability.updated": eventType({
    version: 1,
    partitions: 6,
    when: "nights were held for a reservation, or nights were put on sale",
    consumers: ["reservations", "analytics"],
    data: z.discriminatedUnion("cause", [
      z.object({ cause: z.literal("HELD"), reservationId, stayVersion, nights: z.array(nightChange) }),
      z.object({
        cause: z.literal("OPENED"),
        roomTypeId: z.string(),
        from: calendarDate,
        to: calendarDate,
        physical: z.int(),
        sellLimit: z.int(),
      }),
    ]),
  }),
  "availability.rejected": eventType({
    version: 1,
    partitions: 6,
    when: "a hold was refused",
    consumers: ["reservations"],
    data: z.object({
      reservationId,
      stayVersion,
      reason: z.enum(["SOLD_OUT", "TIMED_OUT"]),
      /** The nights that have no room left. */
      fullNights: z.array(calendarDate),
    }),
  }),
  "availability.blocked": eventType({
    version: 1,
    partitions: 6,
    when: "rooms of a type went out of order or came back; `to` is the last date",
    consumers: ["reservations"],
    data: z.object({
      roomTypeId: z.string(),
      from: calendarDate,
      to: calendarDate,
      rooms: z.int(),
      /** Every night of the range with its counts after it. */
      nights: z
        .array(
          z.object({
            night: calendarDate,
            outOfOrder: z.int(),
            sold: z.int(),
            sellLimit: z.int(),
            /** What the limit would be if nothing were sold; sold above it is an overbooking. */
            wanted: z.int(),
          }),
        )
        .default([]),
    }),
  }),
  "availability.released": eventType({
    version: 1,
    partitions: 6,
    when: "held nights were given back",
    consumers: ["reservations"],
    data: z.object({ reservationId, stayVersion, nights: z.array(nightChange) }),
  }),
} as const;
