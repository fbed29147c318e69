import type { Tx } from "@roomstream/db/transaction";
import type { Context } from "../shared/context";

/** What the desk of a hotel must look at; one of a kind about one subject is open at a time. */
export type Alert = {
  propertyId: string;
  kind: "UNASSIGNED" | "OVERBOOKED" | "OVERSTAY" | "UNPAID" | "GIVE_BACK";
  /** A reservation's id, or a room type and night. */
  subject: string;
  reservationId: string | null;
  message: string;
};

/** Raises alerts, and puts the newest words on those that are open already. */
export async function raiseAlerts(ctx: Context, tx: Tx, alerts: Alert[]): Promise<void> {
  if (alerts.length === 0) return;
  await tx.query({
    name: "raise-alerts",
    text: `INSERT INTO reservations.desk_alert AS known (alert_id, property_id, kind, subject, reservation_id, message)
      SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::text[])
        AS a (alert_id, property_id, kind, subject, reservation_id, message)
      ORDER BY property_id, kind, subject
      ON CONFLICT (property_id, kind, subject) WHERE closed_at IS NULL DO UPDATE SET message = excluded.message`,
    values: [
      alerts.map(() => ctx.random.uuid()),
      alerts.map((alert) => alert.propertyId),
      alerts.map((alert) => alert.kind),
      alerts.map((alert) => alert.subject),
      alerts.map((alert) => alert.reservationId),
      alerts.map((alert) => alert.message),
    ],
  });
  tellDesks(
    ctx,
    tx,
    alerts.map((alert) => alert.propertyId),
  );
}

/** Tells the desks of these hotels, once committed, that what they must look at has changed. */
export function tellDesks(ctx: Context, tx: Pick<Tx, "afterCommit">, propertyIds: string[]): void {
  for (const propertyId of new Set(propertyIds)) {
    const change = { kind: "reservation", propertyId, id: `${propertyId}/alerts`, version: 0 };
    tx.afterCommit(() => ctx.signals.send("live", JSON.stringify(change)));
  }
}

/** Closes what is open of these; what is not open stays as it is. */
export async function closeAlerts(
  tx: Tx,
  alerts: Pick<Alert, "propertyId" | "kind" | "subject">[],
): Promise<void> {
  if (alerts.length === 0) return;
  await tx.query({
    name: "close-alerts",
    text: `UPDATE reservations.desk_alert d SET closed_at = clock_timestamp()
      FROM unnest($1::text[], $2::text[], $3::text[]) AS a (property_id, kind, subject)
      WHERE d.property_id = a.property_id AND d.kind = a.kind AND d.subject = a.subject AND d.closed_at IS NULL`,
    values: [
      alerts.map((alert) => alert.propertyId),
      alerts.map((alert) => alert.kind),
      alerts.map((alert) => alert.subject),
    ],
  });
}
