import { transaction } from "@roomstream/db/transaction";
import { appendEvents } from "@roomstream/events/outbox/append";
import { hasNightOf, staysInRooms } from "../reservations/queries/stays-in-rooms";
import type { Actor } from "../shared/actor";
import { recordAudit } from "../shared/audit";
import type { Context } from "../shared/context";
import { dayInWords } from "../shared/dates";
import { isExclusion } from "../shared/exclusion";
import { accept, type Result, refuse, refuseField } from "../shared/result";
import { addDays } from "../shared/stay";
import type { OutOfOrderInput } from "./contract";
import { findProperty } from "./queries/find-property";
import { findRoom } from "./queries/rooms";
import { roomCause, roomEvent } from "./room-statuses";

/**
 * Takes a room out of the inventory for some nights, both dates included. A guest who is in it keeps it: the room is to be changed
 * first. Stays that are only assigned to it stay so, and cannot be checked in there. A room out of service stays sellable and in use.
 */
export async function takeOutOfOrder(args: {
  ctx: Context;
  propertyId: string;
  roomId: string;
  input: OutOfOrderInput;
  by: Actor;
  address?: string;
}): Promise<Result<{ outOfOrderId: string }>> {
  const { ctx, propertyId, roomId, input, by, address } = args;
  const { kind = "ORDER", from, to, reason } = input;
  const property = await findProperty({ ctx, propertyId });
  const room = property && (await findRoom({ ctx, propertyId, roomId }));
  if (!property || !room)
    return refuse("NOT_FOUND", `There is no room ${roomId} here; see the list of rooms.`);
  if (from < property.businessDate)
    return refuseField("from", `is in the past; the earliest is ${property.businessDate}`);
  if (to < from) return refuseField("to", `must not be before ${from}`);
  const nights = { arrival: from, departure: addDays(to, 1) };
  const stays = await staysInRooms({ ctx, propertyId, roomIds: [roomId], ...nights });
  // Who is in it today has it today, also without a night of it.
  const inHouse = stays.find(
    (stay) => stay.checkedIn && (from === property.businessDate || hasNightOf(stay, nights)),
  );
  if (kind === "ORDER" && inHouse) {
    return refuse(
      "ROOM_TAKEN",
      `The guest of ${inHouse.confirmationNumber} has ${roomId} until ${dayInWords(inHouse.departure)}; give them another room first.`,
    );
  }
  const cause = roomCause(ctx, { propertyId, businessDate: property.businessDate, by });
  const outOfOrderId = ctx.random.uuid();
  try {
    await transaction(ctx.databases.of("property"), async (tx) => {
      const [row] = await tx.query<{ version: number }>({
        name: "next-room-version",
        text: `UPDATE property.room SET version = version + 1 WHERE property_id = $1 AND room_id = $2 RETURNING version`,
        values: [propertyId, roomId],
      });
      await tx.query({
        name: "take-out-of-order",
        text: `INSERT INTO property.out_of_order (out_of_order_id, property_id, room_id, first_night, last_night, reason, actor, kind)
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        values: [outOfOrderId, propertyId, roomId, from, to, reason, cause.actor, kind],
      });
      const status = kind === "ORDER" ? ("OUT_OF_ORDER" as const) : ("OUT_OF_SERVICE" as const);
      const news = { roomTypeId: room.roomTypeId, status, from, to, outOfOrderId };
      const events = [roomEvent(ctx, cause, roomId, row?.version ?? 1, news)];
      await appendEvents({ tx, service: "property", signals: ctx.signals, events });
      await recordAudit(tx, "property", {
        by,
        propertyId,
        businessDate: property.businessDate,
        action: "room.taken-out-of-order",
        subject: { kind: "room", id: roomId },
        before: null,
        after: { outOfOrderId, kind, from, to, reason },
        correlationId: cause.correlationId,
        ...(address === undefined ? {} : { address }),
      });
    });
  } catch (error) {
    if (!isExclusion(error, "out_of_order_once")) throw error;
    return refuse(
      "ROOM_OUT_OF_ORDER",
      `${roomId} is out of order or of service on some of these nights already.`,
    );
  }
  return accept({ outOfOrderId });
}
