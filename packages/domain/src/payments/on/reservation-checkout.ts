import type { Reaction } from "@roomstream/events/consumer/reactions";
import type { Context } from "../../shared/context";
import { pursue } from "../pursue";
import { saidBy, sayingLived } from "../words";

/** Charges the nights that are not posted yet, and takes the rest of the price. */
export const onReservationCheckout: Reaction<Context, "reservation.checkout"> = async ({
  ctx,
  tx,
  events,
}) => {
  await pursue(
    ctx,
    tx,
    events.map((event) => sayingLived(saidBy(event))),
  );
};
