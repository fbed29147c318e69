import { transaction } from "@roomstream/db/transaction";
import { appendEvents } from "@roomstream/events/outbox/append";
import type { Actor } from "../shared/actor";
import { recordAudit } from "../shared/audit";
import type { Context } from "../shared/context";
import { accept, type Result, refuse } from "../shared/result";
import { hotelOrRefusal } from "./queries/find-property";
import { changeStatuses, roomCause, roomEvent } from "./room-statuses";

type Row = {
  room_type_id: string;
  first_night: string;
  back_from: string;
  last_night: string;
  version: number;
  kind: "ORDER" | "SERVICE";
};

/**
 * Ends a time out of order from the business date on: the nights before stay what they were. A room that somebody has worked in is
 * to be cleaned before it is given to a guest. What is over already stays as it is.
 */
export async function putBackIntoOrder(args: {
  ctx: Context;
  propertyId: string;
  roomId: string;
  outOfOrderId: string;
  by: Actor;
  address?: string;
}): Promise<Result<{ outOfOrderId: string }>> {
  const { ctx, propertyId, roomId, outOfOrderId, by, address } = args;
  const found = await hotelOrRefusal({ ctx, propertyId });
  if (!found.ok) return found;
  const property = found.value;
  const { businessDate } = property;
  const cause = roomCause(ctx, { propertyId, businessDate, by });
  return transaction(ctx.databases.of("property"), async (tx) => {
    const [row] = await tx.query<Row>({
      name: "put-back-into-order",
      text: `WITH ended AS (
          UPDATE property.out_of_order SET back_from = greatest(first_night, $4::date)
          WHERE out_of_order_id = $3 AND property_id = $1 AND room_id = $2 AND back_from IS NULL AND last_night >= $4
          RETURNING first_night, back_from, last_night, kind)
        UPDATE property.room r SET version = r.version + 1 FROM ended
        WHERE r.property_id = $1 AND r.room_id = $2
        RETURNING r.room_type_id, ended.first_night, ended.back_from, ended.last_night, ended.kind, r.version`,
      values: [propertyId, roomId, outOfOrderId, businessDate],
    });
    if (!row) {
      const known = await tx.query({
        text: "SELECT FROM property.out_of_order WHERE out_of_order_id = $1 AND property_id = $2 AND room_id = $3",
        values: [outOfOrderId, propertyId, roomId],
      });
      return known.length > 0
        ? accept({ outOfOrderId })
        : refuse("NOT_FOUND", `${roomId} has no such time out of order; see the list of rooms.`);
    }
    const news = {
      roomTypeId: row.room_type_id,
      status: row.kind === "ORDER" ? ("IN_ORDER" as const) : ("IN_SERVICE" as const),
      from: row.back_from,
      to: row.last_night,
      outOfOrderId,
    };
    const events = [roomEvent(ctx, cause, roomId, row.version, news)];
    await appendEvents({ tx, service: "property", signals: ctx.signals, events });
    if (row.kind === "ORDER" && row.first_night <= businessDate)
      await changeStatuses(ctx, tx, cause, [roomId], "DIRTY");
    await recordAudit(tx, "property", {
      by,
      propertyId,
      businessDate,
      action: "room.put-back-into-order",
      subject: { kind: "room", id: roomId },
      before: { outOfOrderId, to: row.last_night },
      after: { backFrom: row.back_from },
      correlationId: cause.correlationId,
      ...(address === undefined ? {} : { address }),
    });
    return accept({ outOfOrderId });
  });
}
