import type { Reaction } from "@roomstream/events/consumer/reactions";
import type { EventOf } from "@roomstream/events/envelope";
import type { Context } from "../../shared/context";
import type { Target, TypedStay } from "../hold";
import { pursue } from "../pursue";

/** Holds what a proposal needs besides, or says why not; gives it back when it is taken back. Another room is no other night. */
export const onReservationModified: Reaction<Context, "reservation.modified"> = async ({
  ctx,
  tx,
  events,
}) => {
  const pursuits = events.flatMap((event) => {
    const target = targetOf(event);
    return target ? [{ reservationId: event.data.reservationId, cause: event, target }] : [];
  });
  if (pursuits.length > 0) await pursue(ctx, tx, pursuits);
};

function targetOf({ data }: EventOf<"reservation.modified">): Target | null {
  const { stayVersion, expiresAt, inForce } = data;
  const stay = typedStay(data.stayDetails);
  switch (data.change) {
    case "PROPOSED":
      return {
        kind: "PROPOSED",
        stayVersion,
        stay,
        inForce: inForce && typedStay(inForce),
        expiresAt: expiresAt === null ? null : new Date(expiresAt),
      };
    case "WITHDRAWN":
      return { kind: "IN_FORCE", stayVersion, stay };
    case "ROOM":
      return null;
    default:
      return data.change satisfies never;
  }
}

const typedStay = ({ roomTypeId, arrival, departure }: TypedStay): TypedStay => ({
  roomTypeId,
  arrival,
  departure,
});
