import type { Reaction } from "@roomstream/events/consumer/reactions";
import type { EventOf } from "@roomstream/events/envelope";
import type { Context } from "../../shared/context";
import { pursue } from "../pursue";
import { momentOf, type Pursuit, saidBy, saying } from "../words";

/** Asks for what a proposal wants more than is held; when it is withdrawn, makes it again what the stay in force wants. */
export const onReservationModified: Reaction<Context, "reservation.modified"> = async ({
  ctx,
  tx,
  events,
}) => {
  const pursuits = events.flatMap(saidOf);
  if (pursuits.length > 0) await pursue(ctx, tx, pursuits);
};

function saidOf(event: EventOf<"reservation.modified">): Pursuit[] {
  const { change, expiresAt } = event.data;
  switch (change) {
    case "PROPOSED":
      return [saying(saidBy(event), { kind: "PROPOSE", expiresAt: momentOf(expiresAt) })];
    case "WITHDRAWN":
      return [saying(saidBy(event), { kind: "CAPTURE" })];
    case "ROOM":
      // Another room of the same stay costs the same.
      return [];
    default:
      return change satisfies never;
  }
}
