import type { Reaction } from "@roomstream/events/consumer/reactions";
import type { Context } from "../../shared/context";
import { pursue } from "../pursue";

/** Lets go of what is held, also when it comes to be held later than the cancellation. */
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
      want: { kind: "RELEASE", stayVersion: event.data.stayVersion },
    })),
  );
};
