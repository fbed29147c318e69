import type { Tx } from "@roomstream/db/transaction";

/**
 * Draws the next version of a room type's calendar for each event that is told of one, in the given order: what a rebuild puts
 * them in order by. Drawn after the nights are locked.
 */
export async function drawCalendarVersions(
  tx: Tx,
  propertyId: string,
  roomTypeIds: string[],
): Promise<number[]> {
  const counts = new Map<string, number>();
  for (const id of roomTypeIds) counts.set(id, (counts.get(id) ?? 0) + 1);
  const types = [...counts.keys()].sort();
  const rows = await tx.query<{ room_type_id: string; version: number }>({
    name: "draw-calendar-versions",
    text: `INSERT INTO availability.calendar_version AS known (property_id, room_type_id, version)
      SELECT $1, * FROM unnest($2::text[], $3::int[])
      ON CONFLICT (property_id, room_type_id) DO UPDATE SET version = known.version + excluded.version
      RETURNING room_type_id, version`,
    values: [propertyId, types, types.map((id) => counts.get(id) ?? 0)],
  });
  const next = new Map(
    rows.map((row) => [row.room_type_id, row.version - (counts.get(row.room_type_id) ?? 0)]),
  );
  return roomTypeIds.map((id) => {
    const version = (next.get(id) ?? 0) + 1;
    next.set(id, version);
    return version;
  });
}
