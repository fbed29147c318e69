import { run } from "@roomstream/db/transaction";
import type { Context } from "../../shared/context";

/** Rooms left of a type on each of these nights, by date; a night that is not on sale is not there. */
export async function roomsLeftOn(args: {
  ctx: Context;
  propertyId: string;
  roomTypeId: string;
  nights: string[];
}): Promise<Map<string, number>> {
  const { ctx, propertyId, roomTypeId, nights } = args;
  if (nights.length === 0) return new Map();
  const rows = await run<{ night: string; rooms_left: number }>(ctx.databases.of("availability"), {
    name: "rooms-left-on",
    text: `SELECT night, sell_limit - sold - blocked AS rooms_left FROM availability.availability_calendar
      WHERE property_id = $1 AND room_type_id = $2 AND night = ANY($3::date[])`,
    values: [propertyId, roomTypeId, nights],
  });
  return new Map(rows.map((row) => [row.night, row.rooms_left]));
}
