import { z } from "zod";
import { eventType } from "./event-type";
import { reservationId } from "./values";

export const notificationEvents = {
  "notification.sent": eventType({
    version: 1,
    partitions: 3,
    when: "a mail was sent or kept",
    consumers: [],
    data: z.object({
      mailId: z.uuid(),
      kind: z.enum(["CONFIRMATION", "NOT_CONFIRMED", "CHANGED", "NOT_CHANGED", "CANCELLATION", "NO_SHOW"]),
      reservationId,
    }),
  }),
} as const;
