import type { Tx } from "@roomstream/db/transaction";
import type { NewEvent } from "@roomstream/events/envelope";
import { appendEvents } from "@roomstream/events/outbox/append";
import { type Actor, actorName } from "../shared/actor";
import type { Context } from "../shared/context";
import type { RoomStatus } from "./contract";

/** What the events of a change carry of who and when. */
export type RoomCause = {
  propertyId: string;
  businessDate: string;
  occurredAt: string;
  correlationId: string;
  causationId: string;
  actor: string;
  staffId: string | null;
};

export type ChangedRoom = { roomId: string; was: RoomStatus; version: number };

/** Who and when, for a change that begins with a command. */
export function roomCause(
  ctx: Context,
  about: { propertyId: string; businessDate: string; by: Actor },
): RoomCause {
  const correlationId = ctx.random.uuid();
  return {
    propertyId: about.propertyId,
    businessDate: about.businessDate,
    occurredAt: ctx.clock.now().toISOString(),
    correlationId,
    causationId: correlationId,
    actor: actorName(about.by),
    staffId: about.by.kind === "staff" ? about.by.staffId : null,
  };
}

/**
 * Gives rooms of one hotel a state and tells it of each that had another. Rooms are locked in key order; rooms that the hotel
 * does not have are left out.
 */
export async function changeStatuses(
  ctx: Context,
  tx: Tx,
  cause: RoomCause,
  roomIds: string[],
  status: RoomStatus,
): Promise<ChangedRoom[]> {
  const rows = await tx.query<{ room_id: string; room_type_id: string; was: RoomStatus; version: number }>({
    name: "change-room-statuses",
    text: `WITH locked AS (
        SELECT room_id, status FROM property.room WHERE property_id = $1 AND room_id = ANY($2)
        ORDER BY room_id FOR NO KEY UPDATE)
      UPDATE property.room r
      SET status = $3, version = r.version + 1, status_at = $4, status_actor = $5, status_staff = $6
      FROM locked WHERE r.property_id = $1 AND r.room_id = locked.room_id AND locked.status <> $3
      RETURNING r.room_id, r.room_type_id, locked.status AS was, r.version`,
    values: [cause.propertyId, roomIds, status, cause.occurredAt, cause.actor, cause.staffId],
  });
  const events = rows.map((row) =>
    roomEvent(ctx, cause, row.room_id, row.version, {
      roomTypeId: row.room_type_id,
      status,
      from: null,
      to: null,
      outOfOrderId: null,
    }),
  );
  await appendEvents({ tx, service: "property", signals: ctx.signals, events });
  return rows.map((row) => ({ roomId: row.room_id, was: row.was, version: row.version }));
}

type RoomNews = Omit<Extract<NewEvent, { eventType: "room.status" }>["data"], "roomId">;

/** What happened to a room, as the room's next event. */
export const roomEvent = (
  ctx: Context,
  { staffId: _, ...cause }: RoomCause,
  roomId: string,
  version: number,
  news: RoomNews,
): NewEvent => ({
  ...cause,
  eventId: ctx.random.uuid(),
  eventType: "room.status",
  aggregateId: `${cause.propertyId}/${roomId}`,
  aggregateVersion: version,
  data: { roomId, ...news },
});
