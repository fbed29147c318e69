import type { Result } from "../shared/result";
import { accept, refuseField } from "../shared/result";
import type { Role } from "./contract";
import { changeStaff, LAST_ADMIN, type StaffAction, wouldLeaveAlone } from "./stored-staff";

/** Gives someone these roles at the hotel and no others; with none they no longer work there. It counts from their next click. */
export function changeRoles(args: StaffAction & { roles: Role[] }): Promise<Result<{ roles: Role[] }>> {
  const { propertyId, staffId, roles } = args;
  return changeStaff(args, async (tx, member) => {
    const before = member.roles[propertyId] ?? [];
    const losesAdmin = before.includes("ADMIN") && !roles.includes("ADMIN") && !member.disabled;
    if (losesAdmin && (await wouldLeaveAlone(tx, staffId, [propertyId]))) {
      return { result: refuseField("roles", LAST_ADMIN) };
    }
    await tx.query({
      text: "DELETE FROM property.staff_role WHERE staff_id = $1 AND property_id = $2 AND NOT role = ANY($3)",
      values: [staffId, propertyId, roles],
    });
    await tx.query({
      text: `INSERT INTO property.staff_role (staff_id, property_id, role)
        SELECT $1, $2, unnest($3::text[]) ON CONFLICT DO NOTHING`,
      values: [staffId, propertyId, roles],
    });
    const audit = { action: "staff.roles-changed" as const, before: { roles: before }, after: { roles } };
    return { result: accept({ roles }), audit };
  });
}
