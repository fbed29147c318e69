import type { Reaction } from "@roomstream/events/consumer/reactions";
import type { Context } from "../../shared/context";
import { pursue } from "../pursue";

/** Gives the nights back; when the creation has not been heard yet, leaves a tombstone for it. */
export const onReservationCancelled: Reaction<Context, "reservation.cancelled"> = async ({
  ctx,
  tx,
  events,
}) => {
  await pursue(
    ctx,
    tx,
    events.map((event) => ({
      reservationId: event.data.reservationId,
      cause: event,
      target: { stayVersion: event.data.stayVersion, stay: null, expiresAt: null },
    })),
  );
};
