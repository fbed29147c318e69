import type { Reaction } from "@roomstream/events/consumer/reactions";
import type { Context } from "../../shared/context";
import { pursue } from "../pursue";
import { momentOf, saidBy, saying } from "../words";

/** Asks for the guarantee to be authorised, if the rate plan wants one. */
export const onReservationCreated: Reaction<Context, "reservation.created"> = async ({ ctx, tx, events }) => {
  await pursue(
    ctx,
    tx,
    events.map((event) =>
      saying(saidBy(event), { kind: "AUTHORIZE", expiresAt: momentOf(event.data.expiresAt) }),
    ),
  );
};
