import { run } from "@roomstream/db/transaction";
import type { Context } from "../../shared/context";
import { endOfDay } from "../business-day";

/** The hotels whose business date is over and not closed. */
export async function daysOver(args: { ctx: Context }): Promise<string[]> {
  const { ctx } = args;
  const rows = await run<{
    property_id: string;
    business_date: string;
    audit_hour: number;
    time_zone: string;
  }>(ctx.databases.of("property"), {
    name: "business-days",
    text: `SELECT d.property_id, d.business_date, d.audit_hour, p.time_zone
        FROM property.business_day d JOIN property.property p USING (property_id) ORDER BY d.property_id`,
  });
  const now = ctx.clock.now();
  return rows
    .filter((row) => endOfDay(row.business_date, row.audit_hour, row.time_zone) <= now)
    .map((row) => row.property_id);
}
