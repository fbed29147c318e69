import type { Tx } from "@roomstream/db/transaction";
import type { EventOf } from "@roomstream/events/envelope";
import type { Context } from "../../shared/context";
import { pursue } from "../pursue";

/** Keeps the nights of the stay that counts, confirmed or lived, and gives back what was held beside it. */
export async function onReservationInForce(args: {
  ctx: Context;
  tx: Tx;
  events: EventOf<"reservation.confirmed" | "reservation.checkout">[];
}): Promise<void> {
  const { ctx, tx, events } = args;
  await pursue(
    ctx,
    tx,
    events.map((event) => {
      const { reservationId, stayVersion, stayDetails } = event.data;
      const { roomTypeId, arrival, departure } = stayDetails;
      return {
        reservationId,
        cause: event,
        target: { kind: "IN_FORCE", stayVersion, stay: { roomTypeId, arrival, departure } },
      };
    }),
  );
}
