import { type Tx, transaction } from "@roomstream/db/transaction";
import type { Actor } from "../shared/actor";
import { type AuditEntry, recordAudit } from "../shared/audit";
import type { Context } from "../shared/context";
import { type Result, refuse } from "../shared/result";
import type { Role } from "./contract";
import { findProperty } from "./queries/find-property";
import { tellStaff } from "./tell-staff";

/** One who works here, as stored. */
export type StoredStaff = { staffId: string; disabled: boolean; roles: Record<string, Role[]> };

/** Who changes something about staff, at which of the hotels, from where. */
export type StaffAction = { ctx: Context; by: Actor; propertyId: string; staffId: string; address: string };

type Changed<T> = {
  result: Result<T>;
  audit?: Pick<AuditEntry, "action" | "before" | "after">;
};

/**
 * Changes someone who works at the hotel, with the row of it in the audit log. The row is locked first, then hotels: so every
 * command takes its locks in one order.
 */
export async function changeStaff<T>(
  { ctx, by, propertyId, staffId, address }: StaffAction,
  change: (tx: Tx, member: StoredStaff) => Promise<Changed<T>>,
): Promise<Result<T>> {
  const hotel = await findProperty({ ctx, propertyId });
  return transaction(ctx.databases.of("property"), async (tx) => {
    const member = await lockStaff(tx, staffId);
    if (!hotel || !member?.roles[propertyId]) {
      return refuse("NOT_FOUND", "Nobody of this id works at this hotel; look at the list again.");
    }
    const { result, audit } = await change(tx, member);
    if (audit) {
      await recordAudit(tx, "property", {
        by,
        propertyId,
        businessDate: hotel.businessDate,
        subject: { kind: "staff", id: staffId },
        correlationId: ctx.random.uuid(),
        address,
        ...audit,
      });
      tellStaff(ctx, tx, { staffId, propertyIds: Object.keys(member.roles) });
    }
    return result;
  });
}

async function lockStaff(tx: Tx, staffId: string): Promise<StoredStaff | undefined> {
  const rows = await tx.query<{ disabled: boolean }>({
    text: "SELECT disabled_at IS NOT NULL AS disabled FROM property.staff WHERE staff_id = $1 FOR NO KEY UPDATE",
    values: [staffId],
  });
  const roles = await tx.query<{ property_id: string; roles: Role[] }>({
    text: `SELECT property_id, array_agg(role ORDER BY role) AS roles FROM property.staff_role
      WHERE staff_id = $1 GROUP BY property_id`,
    values: [staffId],
  });
  return rows.map(({ disabled }) => ({
    staffId,
    disabled,
    roles: Object.fromEntries(roles.map((row) => [row.property_id, row.roles])),
  }))[0];
}

/**
 * Whether a hotel of these would be left without an administrator who can sign in. Holds the hotels, so that of two
 * administrators who take each other's role away at the same time one is refused.
 */
export async function wouldLeaveAlone(tx: Tx, staffId: string, propertyIds: string[]): Promise<boolean> {
  await tx.query({
    text: "SELECT FROM property.property WHERE property_id = ANY($1) ORDER BY property_id FOR NO KEY UPDATE",
    values: [propertyIds],
  });
  const alone = await tx.query({
    text: `SELECT FROM unnest($2::text[]) AS hotel (property_id) WHERE NOT EXISTS (
        SELECT FROM property.staff_role r JOIN property.staff s USING (staff_id)
        WHERE r.property_id = hotel.property_id AND r.role = 'ADMIN' AND r.staff_id <> $1 AND s.disabled_at IS NULL)`,
    values: [staffId, propertyIds],
  });
  return alone.length > 0;
}

export const LAST_ADMIN =
  "is the last administrator of a hotel; make somebody else one first, or nobody could change its staff";
