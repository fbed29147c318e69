import type { Tx } from "@roomstream/db/transaction";
import type { EventOf } from "@roomstream/events/envelope";
import type { Context } from "../../shared/context";
import { pursue } from "../pursue";

/** Gives all nights back; when the creation has not been heard yet, leaves a tombstone for it. */
export async function onReservationEnded(args: {
  ctx: Context;
  tx: Tx;
  events: EventOf<"reservation.cancelled" | "reservation.noshow">[];
}): Promise<void> {
  const { ctx, tx, events } = args;
  await pursue(
    ctx,
    tx,
    events.map((event) => ({
      reservationId: event.data.reservationId,
      cause: event,
      target: { kind: "NOTHING", stayVersion: event.data.stayVersion },
    })),
  );
}
