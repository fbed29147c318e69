import type { Reaction } from "@roomstream/events/consumer/reactions";
import type { Context } from "../../shared/context";
import { pursue } from "../pursue";
import { saidBy, saying } from "../words";

/** Keeps the fee of a stay that nobody came to, and lets go of the rest. */
export const onReservationNoshow: Reaction<Context, "reservation.noshow"> = async ({ ctx, tx, events }) => {
  await pursue(
    ctx,
    tx,
    events.map((event) =>
      saying(saidBy(event), { kind: "RELEASE", fee: event.data.fee, entry: "NO_SHOW_FEE" }),
    ),
  );
};
