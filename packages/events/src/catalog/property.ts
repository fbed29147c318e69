import { z } from "zod";
import { eventType } from "./event-type";

export const propertyEvents = {
  "property.updated": eventType({
    version: 1,
    partitions: 3,
    when: "a hotel's own data changed",
    consumers: [],
    data: z.object({
      version: z.int(),
      name: z.string(),
      timeZone: z.string(),
      currency: z.string(),
      /** The day that the night audit has just closed; null when it was not the audit. */
      closed: z.iso.date().nullable().default(null),
    }),
  }),
  "room.status": eventType({
    version: 1,
    partitions: 3,
    when: "a room became clean, dirty, inspected or out of order, or went back into order",
    consumers: ["availability"],
    data: z.object({
      roomId: z.string(),
      roomTypeId: z.string(),
      status: z.enum(["CLEAN", "DIRTY", "INSPECTED", "OUT_OF_ORDER", "IN_ORDER"]),
      /** The dates that it is out of order, or is in order again; both ends count. */
      from: z.iso.date().nullable(),
      to: z.iso.date().nullable(),
      /** Names one time out of order, so that its end finds its beginning. */
      outOfOrderId: z.uuid().nullable().default(null),
    }),
  }),
} as const;
