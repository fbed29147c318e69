import type { Tx } from "@roomstream/db/transaction";

/** How many rooms of a type there are on a night, as known from a moment on. */
export type PhysicalRooms = {
  propertyId: string;
  roomTypeId: string;
  night: string;
  rooms: number;
  knownAt: string;
};

/** The beginning or the end of a time for which a room is out of order or of service. Either may be heard of first. */
export type RoomOut = {
  roomOutId: string;
  propertyId: string;
  roomTypeId: string;
  kind: "ORDER" | "SERVICE";
  begun: { first: string; last: string; knownAt: string } | null;
  /** `backFrom`: the first night that it can be used again. */
  ended: { backFrom: string; knownAt: string } | null;
};

/** Rows commute: where two are of one moment, the greater number stays, as nights on sale are only ever raised. */
export async function writePhysicalRooms(tx: Tx, known: PhysicalRooms[]): Promise<void> {
  if (known.length === 0) return;
  await tx.query({
    name: "write-physical-rooms",
    text: `INSERT INTO analytics.physical_rooms AS known (property_id, night, room_type_id, known_at, rooms)
      SELECT property_id, night, room_type_id, known_at, max(rooms)
      FROM unnest($1::text[], $2::date[], $3::text[], $4::timestamptz[], $5::int[]) AS n (property_id, night, room_type_id, known_at, rooms)
      GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
      ON CONFLICT (property_id, night, room_type_id, known_at) DO UPDATE SET rooms = excluded.rooms WHERE known.rooms < excluded.rooms`,
    values: [
      known.map((row) => row.propertyId),
      known.map((row) => row.night),
      known.map((row) => row.roomTypeId),
      known.map((row) => row.knownAt),
      known.map((row) => row.rooms),
    ],
  });
}

export async function writeRoomsOut(tx: Tx, rooms: RoomOut[]): Promise<void> {
  for (const { roomOutId, propertyId, roomTypeId, kind, begun, ended } of rooms) {
    await tx.query({
      name: "write-room-out",
      text: `INSERT INTO analytics.room_out AS known (room_out_id, property_id, room_type_id, kind, first_night, last_night,
          begun_known_at, back_from, ended_known_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (room_out_id) DO UPDATE
          SET first_night = coalesce(known.first_night, excluded.first_night),
            last_night = coalesce(known.last_night, excluded.last_night),
            begun_known_at = coalesce(known.begun_known_at, excluded.begun_known_at),
            back_from = coalesce(known.back_from, excluded.back_from),
            ended_known_at = coalesce(known.ended_known_at, excluded.ended_known_at)`,
      values: [
        roomOutId,
        propertyId,
        roomTypeId,
        kind,
        begun?.first ?? null,
        begun?.last ?? null,
        begun?.knownAt ?? null,
        ended?.backFrom ?? null,
        ended?.knownAt ?? null,
      ],
    });
  }
}
