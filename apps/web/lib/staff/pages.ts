import type { Permission } from "./me";

/** The pages of staff, in the order of the bar, and what it takes to open them. */
export const STAFF_PAGES = [
  { href: "/desk", name: "Today", permission: "reservations:read" },
  { href: "/desk/housekeeping", name: "Housekeeping", permission: "rooms:clean" },
  { href: "/manage", name: "Overview", permission: "figures:read" },
  { href: "/manage/operations", name: "Operations", permission: "operations:read" },
  { href: "/manage/staff", name: "Staff", permission: "staff:manage" },
  { href: "/manage/audit", name: "Audit", permission: "audit:read" },
] as const satisfies { href: string; name: string; permission: Permission }[];

export type StaffPage = (typeof STAFF_PAGES)[number]["href"];
