import { run } from "@roomstream/db/transaction";
import type { Context } from "../../shared/context";
import type { RoomStatus } from "../contract";

/** A time during which a room cannot be used; both dates count. */
export type OutOfOrder = { outOfOrderId: string; from: string; to: string; reason: string };

export type Room = {
  roomId: string;
  roomTypeId: string;
  roomTypeName: string;
  floor: string;
  status: RoomStatus;
  version: number;
  statusAt: string;
  /** Who said so, by name; null before anybody did, or when the house did by itself. */
  statusBy: string | null;
  /** Times out of order that are not over on `since`, earliest first. */
  outOfOrder: OutOfOrder[];
};

type Row = {
  room_id: string;
  room_type_id: string;
  room_type_name: string;
  floor: string;
  status: RoomStatus;
  version: number;
  status_at: Date;
  status_by: string | null;
  out_of_order: OutOfOrder[] | null;
};

/** The rooms of a hotel by number, or those asked for, with the times out of order that are not over on `since`. */
export async function listRooms(args: {
  ctx: Context;
  propertyId: string;
  since: string;
  roomIds?: string[];
}): Promise<Room[]> {
  const { ctx, propertyId, since, roomIds } = args;
  const rows = await run<Row>(ctx.databases.of("property"), {
    name: "list-rooms",
    text: `SELECT r.room_id, r.room_type_id, t.name AS room_type_name, r.floor, r.status, r.version, r.status_at,
        s.name AS status_by, o.out_of_order
      FROM property.room r
      JOIN property.room_type t USING (property_id, room_type_id)
      LEFT JOIN property.staff s ON s.staff_id = r.status_staff
      LEFT JOIN (SELECT room_id, json_agg(json_build_object('outOfOrderId', out_of_order_id, 'from', first_night,
            'to', coalesce(back_from - 1, last_night), 'reason', reason) ORDER BY first_night) AS out_of_order
          FROM property.out_of_order
          WHERE property_id = $1 AND kind = 'ORDER' AND last_night >= $2
            AND (back_from IS NULL OR back_from > greatest(first_night, $2))
          GROUP BY room_id) o USING (room_id)
      WHERE r.property_id = $1 AND ($3::text[] IS NULL OR r.room_id = ANY($3))
      ORDER BY length(r.room_id), r.room_id`,
    values: [propertyId, since, roomIds ?? null],
  });
  return rows.map((row) => ({
    roomId: row.room_id,
    roomTypeId: row.room_type_id,
    roomTypeName: row.room_type_name,
    floor: row.floor,
    status: row.status,
    version: row.version,
    statusAt: row.status_at.toISOString(),
    statusBy: row.status_by,
    outOfOrder: row.out_of_order ?? [],
  }));
}

/** The type and version of one room, or undefined. */
export async function findRoom(args: {
  ctx: Context;
  propertyId: string;
  roomId: string;
}): Promise<Pick<Room, "roomTypeId" | "version"> | undefined> {
  const [room] = await run<Pick<Room, "roomTypeId" | "version">>(args.ctx.databases.of("property"), {
    name: "find-room",
    text: `SELECT room_type_id AS "roomTypeId", version FROM property.room WHERE property_id = $1 AND room_id = $2`,
    values: [args.propertyId, args.roomId],
  });
  return room;
}

/** The time out of order that takes the room on any night of `[arrival, departure)`, or undefined. */
export const outOfOrderOn = (
  room: Pick<Room, "outOfOrder">,
  nights: { arrival: string; departure: string },
): OutOfOrder | undefined =>
  room.outOfOrder.find(({ from, to }) => from < nights.departure && to >= nights.arrival);
