import { transaction } from "@roomstream/db/transaction";
import { appendEvents } from "@roomstream/events/outbox/append";
import { type Actor, actorName } from "../shared/actor";
import { recordAudit } from "../shared/audit";
import type { Context } from "../shared/context";
import { ownEvent } from "../shared/own-event";
import { addDays } from "../shared/stay";
import { recordStep } from "./audit-steps";

/** Moves a hotel's business date on by one day, and with it how far ahead it sells. A day is closed once. */
export async function closeDay(args: {
  ctx: Context;
  day: { propertyId: string; businessDate: string };
  by: Actor;
  address?: string;
}): Promise<void> {
  const { ctx, day, by, address } = args;
  const { propertyId, businessDate } = day;
  const next = addDays(businessDate, 1);
  await transaction(ctx.databases.of("property"), async (tx) => {
    if (!(await recordStep(tx, day, "CLOSED", 1))) return;
    const [row] = await tx.query<{ version: number; name: string; time_zone: string; currency: string }>({
      name: "close-day",
      text: `WITH moved AS (
          UPDATE property.business_day SET business_date = $3 WHERE property_id = $1 AND business_date = $2
          RETURNING property_id, business_date + sells_ahead AS until)
        UPDATE property.property p SET sellable_until = greatest(p.sellable_until, moved.until), version = p.version + 1
        FROM moved WHERE p.property_id = moved.property_id
        RETURNING p.version, p.name, p.time_zone, p.currency`,
      values: [propertyId, businessDate, next],
    });
    if (!row) throw new Error(`${propertyId} is not at ${businessDate}, which was to be closed`);
    const { version, name, time_zone: timeZone, currency } = row;
    const about = {
      propertyId,
      timeZone,
      businessDate,
      aggregateId: propertyId,
      aggregateVersion: version,
      actor: actorName(by),
    };
    const data = { version, name, timeZone, currency, closed: businessDate };
    const event = ownEvent(ctx, about, { eventType: "property.updated", data });
    await appendEvents({ tx, service: "property", signals: ctx.signals, events: [event] });
    await recordAudit(tx, "property", {
      by,
      propertyId,
      businessDate,
      action: "day.closed",
      subject: { kind: "property", id: propertyId },
      before: { businessDate },
      after: { businessDate: next },
      correlationId: event.correlationId,
      ...(address === undefined ? {} : { address }),
    });
  });
}
