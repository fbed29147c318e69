import type { Reaction } from "@roomstream/events/consumer/reactions";
import type { Context } from "../../shared/context";
import { pursue } from "../pursue";

/** Holds the nights of each new reservation, or says why not. */
export const onReservationCreated: Reaction<Context, "reservation.created"> = async ({ ctx, tx, events }) => {
  await pursue(
    ctx,
    tx,
    events.map((event) => {
      const { reservationId, stayVersion, stayDetails, expiresAt } = event.data;
      const { roomTypeId, arrival, departure } = stayDetails;
      return {
        reservationId,
        cause: event,
        target: {
          kind: "REQUESTED",
          stayVersion,
          stay: { roomTypeId, arrival, departure },
          expiresAt: expiresAt === null ? null : new Date(expiresAt),
        },
      };
    }),
  );
};
