import type { NightAuditAnswer } from "../desk/contract";
import { dropAuditLease, holdAuditLease } from "../property/audit-lease";
import { endOfDay } from "../property/business-day";
import { hotelOrRefusal } from "../property/queries/find-property";
import type { Actor } from "../shared/actor";
import type { Context } from "../shared/context";
import { dayInWords, momentInWords } from "../shared/dates";
import { accept, type Result, refuse } from "../shared/result";
import { closeOneDay } from "./close-one-day";

export type Closing = {
  ctx: Context;
  propertyId: string;
  by: Actor;
  address?: string;
  /** The last day to close; every day that is over when not given. */
  until?: string;
};

/**
 * Runs the night audit of a hotel: closes its business date and every one after it that is over, one by one. A day that is not over
 * is never closed, for guests may still come.
 */
export async function closeDays(closing: Closing): Promise<Result<NightAuditAnswer>> {
  const { ctx, propertyId, until } = closing;
  const found = await hotelOrRefusal({ ctx, propertyId });
  if (!found.ok) return found;
  const property = found.value;
  const owner = ctx.random.uuid();
  const closed: NightAuditAnswer["closed"] = [];
  try {
    for (;;) {
      const day = await holdAuditLease({ ctx, propertyId, owner });
      if (!day)
        return refuse(
          "WRONG_DAY",
          `${property.name} is being closed at this moment, or has no day to close.`,
        );
      const { businessDate } = day;
      if (until !== undefined && businessDate > until) return accept({ businessDate, closed });
      const over = endOfDay(businessDate, day.auditHour, property.timeZone);
      if (over > ctx.clock.now()) {
        if (closed.length > 0 && until === undefined) return accept({ businessDate, closed });
        return refuse(
          "WRONG_DAY",
          `${dayInWords(businessDate)} is not over: close it after ${momentInWords(over, property.timeZone)}, by the hotel's clock.`,
        );
      }
      const figures = await closeOneDay({ ...closing, property, day, owner });
      if (!figures)
        return refuse("WRONG_DAY", `Another worker closes ${dayInWords(businessDate)}; look again soon.`);
      closed.push({
        businessDate,
        noShows: figures.get("NO_SHOWS") ?? 0,
        nightsPosted: figures.get("NIGHTS") ?? 0,
        roomsToClean: figures.get("ROOMS") ?? 0,
        nightsOpened: figures.get("CALENDAR") ?? 0,
      });
    }
  } finally {
    await dropAuditLease({ ctx, propertyId, owner });
  }
}
