import type { Reaction } from "@roomstream/events/consumer/reactions";
import type { Context } from "../../shared/context";
import { pursue } from "../pursue";
import { termsOf } from "../terms";

/** Captures what is due now. */
export const onReservationConfirmed: Reaction<Context, "reservation.confirmed"> = async ({
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
      want: { kind: "CAPTURE", stayVersion: event.data.stayVersion, terms: termsOf(event.data) },
    })),
  );
};
