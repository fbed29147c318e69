import { transaction } from "@roomstream/db/transaction";
import type { z } from "zod";
import type { Actor } from "../shared/actor";
import { recordAudit } from "../shared/audit";
import type { Context } from "../shared/context";
import { accept, type Result, refuseField } from "../shared/result";
import type { newStaff } from "./contract";
import { hashPassword, makePassword } from "./password";
import { hotelOrRefusal } from "./queries/find-property";
import { tellStaff } from "./tell-staff";

/**
 * Adds someone to the staff of a hotel. Who is new gets a one-time password, which is answered once and kept nowhere; who works
 * at another hotel already gets the roles and keeps the password.
 */
export async function addStaff(args: {
  ctx: Context;
  by: Actor;
  propertyId: string;
  member: z.output<typeof newStaff>;
  address?: string;
  /** Chosen by whoever is added, so that there is none to replace. */
  ownPassword?: string;
}): Promise<Result<{ staffId: string; password: string | null }>> {
  const { ctx, by, propertyId, member, address, ownPassword } = args;
  const found = await hotelOrRefusal({ ctx, propertyId });
  if (!found.ok) return found;
  const hotel = found.value;
  const password = ownPassword ?? makePassword(ctx.random);
  const hash = await hashPassword(password);
  return transaction(ctx.databases.of("property"), async (tx) => {
    const made = await tx.query<{ staff_id: string }>({
      text: `INSERT INTO property.staff (staff_id, email, name, password_hash, password_is_temporary)
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT (email) DO NOTHING RETURNING staff_id`,
      values: [ctx.random.uuid(), member.email, member.name, hash, ownPassword === undefined],
    });
    const [known] = await tx.query<{ staff_id: string; disabled: boolean }>({
      text: `SELECT staff_id, disabled_at IS NOT NULL AS disabled FROM property.staff WHERE email = $1 FOR NO KEY UPDATE`,
      values: [member.email],
    });
    if (!known) throw new Error("a row that is there to conflict with was not found");
    if (known.disabled) {
      return refuseField("email", "is of someone who was disabled; let them in again, or use another");
    }
    const roles = await tx.query({
      text: `INSERT INTO property.staff_role (staff_id, property_id, role) SELECT $1, $2, unnest($3::text[])
        WHERE NOT EXISTS (SELECT FROM property.staff_role WHERE staff_id = $1 AND property_id = $2) RETURNING role`,
      values: [known.staff_id, propertyId, member.roles],
    });
    if (roles.length === 0) {
      return refuseField("email", "is on the list of this hotel already; change the roles there");
    }
    await recordAudit(tx, "property", {
      by,
      propertyId,
      businessDate: hotel.businessDate,
      action: "staff.added",
      subject: { kind: "staff", id: known.staff_id },
      before: null,
      after: { roles: member.roles },
      correlationId: ctx.random.uuid(),
      ...(address === undefined ? {} : { address }),
    });
    tellStaff(ctx, tx, { staffId: known.staff_id, propertyIds: [propertyId] });
    return accept({ staffId: known.staff_id, password: made.length > 0 ? password : null });
  });
}
