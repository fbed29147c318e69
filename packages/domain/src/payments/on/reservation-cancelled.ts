import type { Reaction } from "@roomstream/events/consumer/reactions";
import type { Context } from "../../shared/context";
import { pursue } from "../pursue";
import { saidBy, saying } from "../words";

/** Keeps the fee and lets go of the rest, also of what comes to be held later than the cancellation. */
export const onReservationCancelled: Reaction<Context, "reservation.cancelled"> = async ({
  ctx,
  tx,
  events,
}) => {
  await pursue(
    ctx,
    tx,
    events.map((event) =>
      saying(saidBy(event), { kind: "RELEASE", fee: event.data.fee, entry: "CANCELLATION_FEE" }),
    ),
  );
};
