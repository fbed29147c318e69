import { z } from "zod";
import { eventType } from "./event-type";

export const propertyEvents = {
  "property.updated": eventType({
    version: 1,
    partitions: 3,
    when: "a hotel's own data changed",
    consumers: ["analytics"],
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
    when: "a room became clean, dirty or inspected, or went out of order or of service and came back",
    consumers: ["availability", "analytics"],
    data: z.object({
      roomId: z.string(),
      roomTypeId: z.string(),
      /** Out of order leaves the inventory; out of service stays sellable. */
      status: z.enum([
        "CLEAN",
        "DIRTY",
        "INSPECTED",
        "OUT_OF_ORDER",
        "IN_ORDER",
        "OUT_OF_SERVICE",
        "IN_SERVICE",
      ]),
      /** The dates that it is out of order or of service, or can be used again; both ends count. */
      from: z.iso.date().nullable(),
      to: z.iso.date().nullable(),
      /** Names one time out of order or of service, so that its end finds its beginning. */
      outOfOrderId: z.uuid().nullable().default(null),
    }),
  }),
} as const;
