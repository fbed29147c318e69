import { run } from "@roomstream/db/transaction";
import type { Context } from "../../shared/context";
import { endOfDay } from "../business-day";

/** When the business date of a hotel is over; undefined for one that has no days to close. */
export async function auditAtOf(args: { ctx: Context; propertyId: string }): Promise<Date | undefined> {
  const [row] = await run<{ business_date: string; audit_hour: number; time_zone: string }>(
    args.ctx.databases.of("property"),
    {
      name: "audit-at",
      text: `SELECT d.business_date, d.audit_hour, p.time_zone
        FROM property.business_day d JOIN property.property p USING (property_id) WHERE d.property_id = $1`,
      values: [args.propertyId],
    },
  );
  return row && endOfDay(row.business_date, row.audit_hour, row.time_zone);
}
