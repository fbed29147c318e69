import type { Result } from "../shared/result";
import { accept, refuseField } from "../shared/result";
import { hashPassword, makePassword } from "./password";
import { isAllTheirs, type Manages, NOT_ALL_HOTELS } from "./set-disabled";
import { changeStaff, type StaffAction } from "./stored-staff";

/** Makes a one-time password for someone who lost theirs, and ends their sessions. It is answered once and kept nowhere. */
export async function renewPassword(
  args: StaffAction & { manages: Manages },
): Promise<Result<{ password: string }>> {
  const { ctx, staffId, manages } = args;
  const password = makePassword(ctx.random);
  const hash = await hashPassword(password);
  return changeStaff(args, async (tx, member) => {
    if (!isAllTheirs(member, manages)) return { result: refuseField("staffId", NOT_ALL_HOTELS) };
    await tx.query({
      text: `UPDATE property.staff SET password_hash = $2, password_is_temporary = true, session_version = session_version + 1
        WHERE staff_id = $1`,
      values: [staffId, hash],
    });
    return {
      result: accept({ password }),
      audit: { action: "staff.password-renewed", before: null, after: null },
    };
  });
}
