import type { Role } from "@roomstream/domain/property/contract";

/** Each role as people say it, and what it opens. */
const WORDS: Record<Role, { name: string; opens: string }> = {
  FRONT_DESK: { name: "Front desk", opens: "stays, check-in and check-out, rooms" },
  HOUSEKEEPING: { name: "Housekeeping", opens: "which rooms to clean" },
  REVENUE: { name: "Revenue", opens: "prices and figures" },
  MANAGER: { name: "Manager", opens: "all of that, operations and who did what" },
  ADMIN: { name: "Administrator", opens: "everything, and the staff" },
};

export const ROLE_LIST = Object.entries(WORDS).map(([role, words]) => ({ role: role as Role, ...words }));

export const roleNames = (roles: readonly Role[]): string => roles.map((role) => WORDS[role].name).join(", ");
