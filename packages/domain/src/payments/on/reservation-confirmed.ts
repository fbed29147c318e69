import type { Reaction } from "@roomstream/events/consumer/reactions";
import type { Context } from "../../shared/context";
import { pursue } from "../pursue";
import { saidBy, saying } from "../words";

/** Captures what is due now, and lets go or gives back what the stay in force asks no more. */
export const onReservationConfirmed: Reaction<Context, "reservation.confirmed"> = async ({
  ctx,
  tx,
  events,
}) => {
  await pursue(
    ctx,
    tx,
    events.map((event) => saying(saidBy(event), { kind: "CAPTURE", inHouse: event.data.inHouse })),
  );
};
