import { run } from "@roomstream/db/transaction";
import type { Context } from "../../shared/context";

export type OpenAlert = {
  alertId: string;
  kind: "UNASSIGNED" | "OVERBOOKED" | "OVERSTAY";
  subject: string;
  confirmationNumber: string | null;
  message: string;
  raisedAt: string;
};

/** What the desk of a hotel must look at, the oldest first. */
export async function openAlerts(args: { ctx: Context; propertyId: string }): Promise<OpenAlert[]> {
  const rows = await run<Omit<OpenAlert, "raisedAt"> & { raisedAt: Date }>(
    args.ctx.databases.of("reservations"),
    {
      name: "open-alerts",
      text: `SELECT a.alert_id AS "alertId", a.kind, a.subject, r.confirmation_number AS "confirmationNumber", a.message,
          a.raised_at AS "raisedAt"
        FROM reservations.desk_alert a LEFT JOIN reservations.reservation r USING (reservation_id)
        WHERE a.property_id = $1 AND a.closed_at IS NULL ORDER BY a.raised_at, a.subject`,
      values: [args.propertyId],
    },
  );
  return rows.map((row) => ({ ...row, raisedAt: row.raisedAt.toISOString() }));
}
