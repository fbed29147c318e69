import { run } from "@roomstream/db/transaction";
import type { Context } from "../../shared/context";
import type { Role } from "../contract";
import type { Session } from "../sign-in";

export type Staff = {
  staffId: string;
  name: string;
  email: string;
  /** By hotel; a hotel where there is none is not there. */
  roles: Record<string, Role[]>;
  /** Someone else made the password: first of all it is to be replaced. */
  passwordIsTemporary: boolean;
};

/** Whose session it is, with the roles as they are now; undefined once the session was ended or the person disabled. */
export async function findStaff(args: { ctx: Context } & Session): Promise<Staff | undefined> {
  const rows = await run<{
    staff_id: string;
    name: string;
    email: string;
    password_is_temporary: boolean;
    roles: Record<string, Role[]>;
  }>(args.ctx.databases.of("property"), {
    name: "find-staff",
    text: `SELECT staff_id, name, email, password_is_temporary, (
          SELECT coalesce(jsonb_object_agg(property_id, roles), '{}') FROM (
            SELECT property_id, jsonb_agg(role ORDER BY role) AS roles FROM property.staff_role r
            WHERE r.staff_id = s.staff_id GROUP BY property_id) AS of_hotel) AS roles
      FROM property.staff s WHERE staff_id = $1 AND session_version = $2 AND disabled_at IS NULL
        AND NOT EXISTS (SELECT FROM property.ended_session e WHERE e.session_id = $3)`,
    values: [args.staffId, args.sessionVersion, args.sessionId],
  });
  return rows.map((row) => ({
    staffId: row.staff_id,
    name: row.name,
    email: row.email,
    passwordIsTemporary: row.password_is_temporary,
    roles: row.roles,
  }))[0];
}
