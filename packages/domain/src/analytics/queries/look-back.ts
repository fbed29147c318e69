import { run } from "@roomstream/db/transaction";
import type { PropertyDetails } from "../../property/contract";
import { hotelOrRefusal } from "../../property/queries/find-property";
import type { Context } from "../../shared/context";
import { earlierOf } from "../../shared/follow";
import { accept, type Result, refuseField } from "../../shared/result";
import { addDays, businessDateAt, endOfBusinessDate } from "../../shared/stay";

/** A hotel as it is looked back at from a moment. */
export type LookedBack = {
  property: PropertyDetails;
  /** ISO; now, if no other was asked for. */
  asOf: string;
  /** The hotel's business date at that moment. */
  businessDate: string;
  /** The last date whose figures were final at that moment. */
  finalThrough: string;
};

/** Reads `asOf`: a moment, the end of a business date, or now. A moment that has not come is refused. */
export async function lookBack(args: {
  ctx: Context;
  propertyId: string;
  asOf?: string | undefined;
}): Promise<Result<LookedBack>> {
  const { ctx, propertyId } = args;
  const found = await hotelOrRefusal({ ctx, propertyId });
  if (!found.ok) return found;
  const property = found.value;
  const now = ctx.clock.now();
  const { timeZone } = property;
  const today = businessDateAt(now, timeZone);
  const asked = args.asOf ?? today;
  const isDate = asked.length === "2026-12-31".length;
  if (isDate ? asked > today : new Date(asked) > now)
    return refuseField("asOf", "has not come yet; leave it out for the figures as they are now");
  const moment = isDate ? endOfBusinessDate(asked, timeZone) : new Date(asked);
  const at = new Date(Math.min(moment.getTime(), now.getTime()));
  const businessDate = at < now ? businessDateAt(at, timeZone) : property.businessDate;
  const [row] = await run<{ through: string | null; first: string | null }>(ctx.databases.of("analytics"), {
    name: "final-through",
    text: `SELECT (SELECT business_date FROM analytics.closed_day
          WHERE property_id = $1 AND business_date <= $3 AND final_at <= $2 ORDER BY business_date DESC LIMIT 1) AS through,
        (SELECT min(business_date) FROM analytics.closed_day WHERE property_id = $1) AS first`,
    values: [propertyId, at, businessDate],
  });
  // What lies before the first day that is closed here, or is to be, is history, and nothing of it is open.
  const first = earlierOf(row?.first ?? property.businessDate, businessDate);
  return accept({
    property,
    asOf: at.toISOString(),
    businessDate,
    finalThrough: row?.through ?? addDays(first, -1),
  });
}
