import type { Tx } from "@roomstream/db/transaction";
import type { Context } from "../shared/context";
import { type Cause, hotelTime } from "../shared/follow";
import { changeStatuses } from "./room-statuses";

/** Marks rooms that guests have left as dirty, each for the event that says so. */
export async function soil(ctx: Context, tx: Tx, left: { cause: Cause; roomId: string }[]): Promise<void> {
  const inOrder = left.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  for (const { cause, roomId } of inOrder) {
    const { propertyId, businessDate, correlationId, eventId: causationId, actor } = cause;
    const occurredAt = hotelTime(ctx, cause);
    const about = { propertyId, businessDate, occurredAt, correlationId, causationId, actor, staffId: null };
    await changeStatuses(ctx, tx, about, [roomId], "DIRTY");
  }
}

const keyOf = ({ cause, roomId }: { cause: Cause; roomId: string }) => `${cause.propertyId}/${roomId}`;
