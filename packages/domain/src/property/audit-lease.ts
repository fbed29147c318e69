import { run } from "@roomstream/db/transaction";
import type { Context } from "../shared/context";

/** How long a step may take before another worker thinks that this one has died. */
const LEASE_SECONDS = 60;

export type AuditDay = {
  businessDate: string;
  /** The hotel's first business day: the first that an audit closed, or is closing. What was before it is no audit's to judge. */
  firstDate: string;
  auditHour: number;
  sellsAhead: number;
};

/**
 * Takes or renews the one lease to close a hotel's days, and says which day is to be closed. Undefined while another has it. Every
 * step is safe without it: it keeps two workers from doing the same work.
 */
export async function holdAuditLease(args: {
  ctx: Context;
  propertyId: string;
  owner: string;
}): Promise<AuditDay | undefined> {
  const [day] = await run<AuditDay>(args.ctx.databases.of("property"), {
    name: "hold-audit-lease",
    text: `UPDATE property.business_day d
      SET audit_owner = $2, audit_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})
      WHERE property_id = $1 AND (audit_owner IS NULL OR audit_owner = $2 OR audit_until < clock_timestamp())
      RETURNING business_date AS "businessDate",
        least(business_date, (SELECT min(a.business_date) FROM property.night_audit a WHERE a.property_id = d.property_id)) AS "firstDate",
        audit_hour AS "auditHour", sells_ahead AS "sellsAhead"`,
    values: [args.propertyId, args.owner],
  });
  return day;
}

/** Gives it up, so that a successor need not wait for its end. */
export async function dropAuditLease(args: {
  ctx: Context;
  propertyId: string;
  owner: string;
}): Promise<void> {
  await run(args.ctx.databases.of("property"), {
    name: "drop-audit-lease",
    text: `UPDATE property.business_day SET audit_owner = NULL, audit_until = NULL WHERE property_id = $1 AND audit_owner = $2`,
    values: [args.propertyId, args.owner],
  });
}
