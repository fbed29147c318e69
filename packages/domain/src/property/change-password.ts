import { run, transaction } from "@roomstream/db/transaction";
import { type AuditEntry, recordAudit } from "../shared/audit";
import type { Context } from "../shared/context";
import { accept, type Result, refuseField } from "../shared/result";
import { hashPassword, isPassword } from "./password";
import { findProperty } from "./queries/find-property";
import { tellStaff } from "./tell-staff";

/** Replaces one's own password, which ends every session, this one too: whoever else had one is out. */
export async function changePassword(args: {
  ctx: Context;
  staffId: string;
  name: string;
  propertyIds: string[];
  current: string;
  next: string;
  address: string;
}): Promise<Result<{ changed: true }>> {
  const { ctx, staffId, name, propertyIds, current, next, address } = args;
  const database = ctx.databases.of("property");
  const [row] = await run<{ password_hash: string | null }>(database, {
    text: "SELECT password_hash FROM property.staff WHERE staff_id = $1",
    values: [staffId],
  });
  if (!(await isPassword(row?.password_hash, current))) return refuseField("current", "is not your password");
  if (current === next) return refuseField("next", "must be another one than now");
  const hash = await hashPassword(next);
  const correlationId = ctx.random.uuid();
  const hotels = await Promise.all(propertyIds.map((propertyId) => findProperty({ ctx, propertyId })));
  return transaction(database, async (tx) => {
    // Conditional on the password that was proven: of two changes at once one is refused.
    const changed = await tx.query({
      text: `UPDATE property.staff SET password_hash = $3, password_is_temporary = false, session_version = session_version + 1
        WHERE staff_id = $1 AND password_hash = $2 RETURNING staff_id`,
      values: [staffId, row?.password_hash, hash],
    });
    if (changed.length === 0) return refuseField("current", "was changed in the meantime; sign in again");
    const entries = hotels.flatMap((hotel): AuditEntry[] =>
      hotel
        ? [
            {
              by: { kind: "staff", staffId, name },
              propertyId: hotel.propertyId,
              businessDate: hotel.businessDate,
              action: "staff.password-changed",
              subject: { kind: "staff", id: staffId },
              before: null,
              after: null,
              correlationId,
              address,
            },
          ]
        : [],
    );
    await recordAudit(tx, "property", ...entries);
    tellStaff(ctx, tx, { staffId, propertyIds: [] });
    return accept({ changed: true as const });
  });
}
