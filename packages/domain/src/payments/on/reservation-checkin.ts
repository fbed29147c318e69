import type { Reaction } from "@roomstream/events/consumer/reactions";
import type { Context } from "../../shared/context";
import { pursue } from "../pursue";
import { saidBy, saying } from "../words";

/** Puts what was paid before onto the folio; at the gateway nothing changes. */
export const onReservationCheckin: Reaction<Context, "reservation.checkin"> = async ({ ctx, tx, events }) => {
  await pursue(
    ctx,
    tx,
    events.map((event) => saying(saidBy(event), { kind: "CAPTURE", inHouse: true })),
  );
};
