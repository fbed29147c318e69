import { transaction } from "@roomstream/db/transaction";
import type { Actor } from "../shared/actor";
import { recordAudit } from "../shared/audit";
import type { Context } from "../shared/context";
import { accept, type Result, refuse } from "../shared/result";
import type { RoomStatus } from "./contract";
import { findProperty } from "./queries/find-property";
import { findRoom } from "./queries/rooms";
import { changeStatuses, roomCause } from "./room-statuses";

/** Says how a room is. Said twice it is said once. */
export async function setRoomStatus(args: {
  ctx: Context;
  propertyId: string;
  roomId: string;
  status: RoomStatus;
  by: Actor;
  address?: string;
}): Promise<Result<{ roomId: string; status: RoomStatus; version: number }>> {
  const { ctx, propertyId, roomId, status, by, address } = args;
  const property = await findProperty({ ctx, propertyId });
  const room = property && (await findRoom({ ctx, propertyId, roomId }));
  if (!property || !room)
    return refuse("NOT_FOUND", `There is no room ${roomId} here; see the list of rooms.`);
  const cause = roomCause(ctx, { propertyId, businessDate: property.businessDate, by });
  const [changed] = await transaction(ctx.databases.of("property"), async (tx) => {
    const rooms = await changeStatuses(ctx, tx, cause, [roomId], status);
    await recordAudit(
      tx,
      "property",
      ...rooms.map(({ was }) => ({
        by,
        propertyId,
        businessDate: property.businessDate,
        action: "room.status-set" as const,
        subject: { kind: "room" as const, id: roomId },
        before: { status: was },
        after: { status },
        correlationId: cause.correlationId,
        ...(address === undefined ? {} : { address }),
      })),
    );
    return rooms;
  });
  return accept({ roomId, status, version: changed?.version ?? room.version });
}
