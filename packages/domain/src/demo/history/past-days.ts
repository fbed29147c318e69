import { NIGHT_AUDIT } from "../../night-audit/audit-due";
import { AUDIT_STEPS, type AuditStep } from "../../property/audit-steps";
import type { PropertyDetails } from "../../property/contract";
import type { Context } from "../../shared/context";
import type { Cause } from "../../shared/follow";
import { ownEvent } from "../../shared/own-event";
import type { Living } from "./living";
import type { PastDesk } from "./past-desk";
import type { Told } from "./told";

/** Between a day's closing and its figures' being final. */
const SETTLING_MS = 60_000;

/** Closes a hotel's days as its night audit does: who did not come, the nights of who is in the house, and the day itself. */
export class PastDays {
  /** How many days were closed, which is how many versions the hotel's own data has more. */
  closed = 0;
  closedAt = "";

  constructor(
    private readonly ctx: Context,
    private readonly property: PropertyDetails,
    private readonly version: number,
    private readonly told: Told,
  ) {}

  close(desk: PastDesk, businessDate: string, guests: { absent: Living[]; inHouse: Living[] }): void {
    const { ctx, property } = this;
    const { propertyId, name, timeZone, currency } = property;
    for (const living of guests.absent) desk.noShow(living, businessDate);
    const audit = ctx.random.uuid();
    const occurredAt = ctx.clock.now().toISOString();
    const actor = NIGHT_AUDIT.part;
    const cause: Cause = {
      eventId: audit,
      correlationId: audit,
      propertyId,
      actor,
      businessDate,
      occurredAt,
    };
    for (const living of guests.inHouse) desk.postNight(living, cause);
    this.closed += 1;
    const version = this.version + this.closed;
    const about = {
      propertyId,
      timeZone,
      businessDate,
      aggregateId: propertyId,
      aggregateVersion: version,
      actor,
    };
    const data = { version, name, timeZone, currency, closed: businessDate };
    const event = this.told.tell("property", ownEvent(ctx, about, { eventType: "property.updated", data }));
    this.closedAt = event.recordedAt;
    const final_at = new Date(Date.parse(event.recordedAt) + SETTLING_MS).toISOString();
    const of = { property_id: propertyId, business_date: businessDate };
    this.told.add("analytics.closed_day", { ...of, closed_at: event.recordedAt, final_at });
    const figures: Partial<Record<AuditStep, number>> = {
      NO_SHOWS: guests.absent.length,
      NIGHTS: guests.inHouse.length,
      ROOMS: guests.inHouse.length,
      CLOSED: 1,
    };
    for (const step of AUDIT_STEPS) {
      this.told.add("property.night_audit", {
        ...of,
        step,
        figure: figures[step] ?? 0,
        done_at: event.recordedAt,
      });
    }
  }
}
