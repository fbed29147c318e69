import { run } from "@roomstream/db/transaction";
import type { Context } from "../../shared/context";

export type NightCount = {
  roomTypeId: string;
  night: string;
  physical: number;
  outOfOrder: number;
  sold: number;
  sellLimit: number;
  /** What the limit would be if nothing were sold; sold above it is an overbooking. */
  wanted: number;
};

/** The counts of a hotel's nights by type: of all types, or of the nights asked for. */
export async function nightCounts(args: {
  ctx: Context;
  propertyId: string;
  nights: string[];
}): Promise<NightCount[]> {
  return run<NightCount>(args.ctx.databases.of("availability"), {
    name: "night-counts",
    text: `SELECT c.room_type_id AS "roomTypeId", c.night, c.physical, c.out_of_order AS "outOfOrder", c.sold + c.blocked AS sold,
        c.sell_limit AS "sellLimit", greatest(0, c.physical - c.out_of_order + c.overbooking) AS wanted
      FROM unnest($2::date[]) AS n (night)
      JOIN availability.availability_calendar c ON c.property_id = $1 AND c.night = n.night
      ORDER BY c.night, c.room_type_id`,
    values: [args.propertyId, args.nights],
  });
}
