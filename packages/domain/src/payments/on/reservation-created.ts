import type { Reaction } from "@roomstream/events/consumer/reactions";
import type { Context } from "../../shared/context";
import { pursue } from "../pursue";
import { termsOf } from "../terms";

/** Asks for the guarantee to be authorised, if the rate plan wants one. */
export const onReservationCreated: Reaction<Context, "reservation.created"> = async ({ ctx, tx, events }) => {
  await pursue(
    ctx,
    tx,
    events.map((event) => {
      const { reservationId, stayVersion, expiresAt } = event.data;
      return {
        reservationId,
        cause: event,
        want: {
          kind: "AUTHORIZE",
          stayVersion,
          terms: termsOf(event.data),
          expiresAt: expiresAt === null ? null : new Date(expiresAt),
        },
      };
    }),
  );
};
