import { run } from "@roomstream/db/transaction";
import type { Context } from "../../shared/context";
import { ROLES, type Role, type StaffMember } from "../contract";

/** Everyone who works at a hotel, by name. */
export async function listStaff(args: { ctx: Context; propertyId: string }): Promise<StaffMember[]> {
  const rows = await run<{
    staff_id: string;
    name: string;
    email: string;
    roles: Role[];
    disabled: boolean;
    elsewhere: boolean;
    password_is_temporary: boolean;
  }>(args.ctx.databases.of("property"), {
    name: "list-staff",
    text: `SELECT s.staff_id, s.name, s.email, array_agg(here.role) AS roles, s.disabled_at IS NOT NULL AS disabled,
        s.password_is_temporary, EXISTS (
          SELECT FROM property.staff_role r WHERE r.staff_id = s.staff_id AND r.property_id <> $1) AS elsewhere
      FROM property.staff_role here JOIN property.staff s USING (staff_id)
      WHERE here.property_id = $1 GROUP BY s.staff_id ORDER BY lower(s.name), s.staff_id`,
    values: [args.propertyId],
  });
  return rows.map((row) => ({
    staffId: row.staff_id,
    name: row.name,
    email: row.email,
    roles: ROLES.filter((role) => row.roles.includes(role)),
    disabled: row.disabled,
    elsewhere: row.elsewhere,
    passwordIsTemporary: row.password_is_temporary,
  }));
}
