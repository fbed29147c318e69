import { run } from "@roomstream/db/transaction";
import type { Context } from "../../shared/context";
import type { Alert } from "../desk-alerts";
import { openGuestKey } from "../guest";
import { openGuest } from "./open-guest";

export type OpenAlert = {
  alertId: string;
  kind: Alert["kind"];
  subject: string;
  confirmationNumber: string | null;
  /** Whose stay it is about; null for who may not read names, for a guest who was erased, and when it is about no stay. */
  guest: { firstName: string; lastName: string } | null;
  message: string;
  raisedAt: string;
};

type Row = Omit<OpenAlert, "raisedAt" | "guest"> & {
  raisedAt: Date;
  guestId: string | null;
  sealedGuest: string | null;
  sealedKey: Buffer | null;
};

/** What the desk of a hotel must look at, the oldest first. `names`: whether the caller may read who the guests are. */
export async function openAlerts(args: {
  ctx: Context;
  propertyId: string;
  names: boolean;
}): Promise<OpenAlert[]> {
  const { ctx, propertyId, names } = args;
  const rows = await run<Row>(ctx.databases.of("reservations"), {
    name: "open-alerts",
    text: `SELECT a.alert_id AS "alertId", a.kind, a.subject, r.confirmation_number AS "confirmationNumber", a.message,
        a.raised_at AS "raisedAt", r.guest_id AS "guestId", r.sealed_guest AS "sealedGuest", k.sealed_key AS "sealedKey"
      FROM reservations.desk_alert a LEFT JOIN reservations.reservation r USING (reservation_id)
      LEFT JOIN reservations.guest_key k ON $2::boolean AND k.guest_id = r.guest_id
      WHERE a.property_id = $1 AND a.closed_at IS NULL ORDER BY a.raised_at, a.subject`,
    values: [propertyId, names],
  });
  return rows.map(({ raisedAt, guestId, sealedGuest, sealedKey, ...alert }) => ({
    ...alert,
    guest: guestOf(ctx, guestId, sealedGuest, sealedKey),
    raisedAt: raisedAt.toISOString(),
  }));
}

function guestOf(ctx: Context, guestId: string | null, sealed: string | null, key: Buffer | null) {
  if (guestId === null || sealed === null || key === null) return null;
  const { firstName, lastName } = openGuest(openGuestKey(ctx, guestId, key), guestId, sealed);
  return { firstName, lastName };
}
