import { run } from "@roomstream/db/transaction";
import type { Context } from "../../shared/context";
import { type Dates, nightCount } from "../../shared/stay";

/**
 * Rooms left of each type for the whole of a stay: the least of its nights. A type with a night that is not on sale is left out.
 * It says what was true when asked; only a hold keeps a room.
 */
export async function roomsLeft(args: {
  ctx: Context;
  propertyId: string;
  dates: Dates;
  roomTypeId?: string;
}): Promise<Map<string, number>> {
  const { ctx, propertyId, dates, roomTypeId } = args;
  const rows = await run<{ room_type_id: string; rooms_left: number }>(ctx.databases.of("availability"), {
    name: "rooms-left",
    text: `SELECT room_type_id, min(sell_limit - sold - blocked) AS rooms_left
      FROM availability.availability_calendar
      WHERE property_id = $1 AND night >= $2 AND night < $3 AND ($5::text IS NULL OR room_type_id = $5)
      GROUP BY room_type_id HAVING count(*) = $4`,
    values: [propertyId, dates.arrival, dates.departure, nightCount(dates), roomTypeId ?? null],
  });
  return new Map(rows.map((row) => [row.room_type_id, row.rooms_left]));
}
