import type { Reaction } from "@roomstream/events/consumer/reactions";
import type { Context } from "../../shared/context";
import { soil } from "../soil";

/** A room that a guest has left is to be cleaned. Imported history names none. */
export const onReservationCheckout: Reaction<Context, "reservation.checkout"> = async ({
  ctx,
  tx,
  events,
}) => {
  await soil(
    ctx,
    tx,
    events.flatMap((event) =>
      event.data.roomId === null ? [] : [{ cause: event, roomId: event.data.roomId }],
    ),
  );
};
