import { run, type Statement } from "@roomstream/db/transaction";
import type { Context } from "../shared/context";

/** The steps of a night audit, in their order. */
export const AUDIT_STEPS = ["NO_SHOWS", "NIGHTS", "ROOMS", "CALENDAR", "PRICES", "CLOSED"] as const;
export type AuditStep = (typeof AUDIT_STEPS)[number];

/** The steps of a day that are done, with what each did in figures. */
export async function stepsDone(args: {
  ctx: Context;
  propertyId: string;
  businessDate: string;
}): Promise<Map<AuditStep, number>> {
  const rows = await run<{ step: AuditStep; figure: number }>(args.ctx.databases.of("property"), {
    name: "audit-steps-done",
    text: "SELECT step, figure FROM property.night_audit WHERE property_id = $1 AND business_date = $2",
    values: [args.propertyId, args.businessDate],
  });
  return new Map(rows.map((row) => [row.step, row.figure]));
}

/** Records a step; false when it was recorded before. */
export async function recordStep(
  tx: { query(statement: Statement): Promise<unknown[]> },
  day: { propertyId: string; businessDate: string },
  step: AuditStep,
  figure: number,
): Promise<boolean> {
  const rows = await tx.query({
    name: "record-audit-step",
    text: `INSERT INTO property.night_audit (property_id, business_date, step, figure) VALUES ($1, $2, $3, $4)
      ON CONFLICT DO NOTHING RETURNING step`,
    values: [day.propertyId, day.businessDate, step, figure],
  });
  return rows.length > 0;
}
