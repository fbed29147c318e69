import type { Result } from "../shared/result";
import { accept, refuseField } from "../shared/result";
import { changeStaff, LAST_ADMIN, type StaffAction, type StoredStaff, wouldLeaveAlone } from "./stored-staff";

/** Whether the one who acts may manage the staff of a hotel. */
export type Manages = (propertyId: string) => boolean;

export const NOT_ALL_HOTELS =
  "works at hotels that you do not manage, too: take away the roles at yours, and leave the rest to their administrators";

/** Who works at other hotels too is nobody's alone. */
export const isAllTheirs = (member: StoredStaff, manages: Manages): boolean =>
  Object.keys(member.roles).every(manages);

/** Keeps someone out, at once and from every hotel, or lets them in again. What they did stays theirs. */
export function setDisabled(
  args: StaffAction & { disabled: boolean; manages: Manages },
): Promise<Result<{ disabled: boolean }>> {
  const { staffId, disabled, manages } = args;
  return changeStaff(args, async (tx, member) => {
    if (!isAllTheirs(member, manages)) return { result: refuseField("staffId", NOT_ALL_HOTELS) };
    const administers = Object.keys(member.roles).filter((hotel) => member.roles[hotel]?.includes("ADMIN"));
    if (disabled && (await wouldLeaveAlone(tx, staffId, administers))) {
      return { result: refuseField("staffId", LAST_ADMIN) };
    }
    await tx.query({
      text: `UPDATE property.staff SET disabled_at = CASE WHEN $2 THEN coalesce(disabled_at, clock_timestamp()) END,
          session_version = session_version + 1 WHERE staff_id = $1`,
      values: [staffId, disabled],
    });
    const audit = {
      action: disabled ? ("staff.disabled" as const) : ("staff.enabled" as const),
      before: { disabled: member.disabled },
      after: { disabled },
    };
    return { result: accept({ disabled }), audit };
  });
}
