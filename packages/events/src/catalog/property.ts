import { z } from "zod";
import { eventType } from "./event-type";

export const propertyEvents = {
  "property.updated": eventType({
    version: 1,
    partitions: 3,
    when: "a hotel's own data changed",
    consumers: [],
    data: z.object({ version: z.int(), name: z.string(), timeZone: z.string(), currency: z.string() }),
  }),
  "room.status": eventType({
    version: 1,
    partitions: 3,
    when: "a room became clean, dirty, inspected or out of order",
    consumers: [],
    data: z.object({
      roomId: z.string(),
      roomTypeId: z.string(),
      status: z.enum(["CLEAN", "DIRTY", "INSPECTED", "OUT_OF_ORDER"]),
      from: z.iso.date().nullable(),
      to: z.iso.date().nullable(),
    }),
  }),
} as const;
