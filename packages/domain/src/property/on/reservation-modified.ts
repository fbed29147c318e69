import type { Reaction } from "@roomstream/events/consumer/reactions";
import type { Context } from "../../shared/context";
import { soil } from "../soil";

/** A room that a guest has moved out of is to be cleaned; other changes are no business of the rooms'. */
export const onReservationModified: Reaction<Context, "reservation.modified"> = async ({
  ctx,
  tx,
  events,
}) => {
  const left = events.flatMap((event) =>
    event.data.leftRoomId === null ? [] : [{ cause: event, roomId: event.data.leftRoomId }],
  );
  await soil(ctx, tx, left);
};
