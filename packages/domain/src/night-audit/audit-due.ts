import { daysOver } from "../property/queries/days-over";
import type { Context } from "../shared/context";
import { closeDays } from "./close-days";

export const NIGHT_AUDIT = { kind: "system", part: "night-audit" } as const;

/** Closes the days of all hotels that are over, as many as there are since it last ran. One hotel's trouble is not another's. */
export async function auditDue(ctx: Context): Promise<void> {
  for (const propertyId of await daysOver({ ctx })) {
    try {
      const result = await closeDays({ ctx, propertyId, by: NIGHT_AUDIT });
      if (result.ok)
        ctx.log.info({ propertyId, closed: result.value.closed }, "the night audit has closed days");
      else ctx.log.info({ propertyId, refusal: result.refusal.message }, "the night audit waits");
    } catch (error) {
      ctx.log.warn({ err: error, propertyId }, "the night audit stopped; it goes on at its next turn");
    }
  }
}
