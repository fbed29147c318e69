import type { Role } from "../property/contract";

/** One who works at demo hotels. */
export type DemoStaff = { email: string; name: string; roles: Record<string, Role[]> };

const CASA = "PROP-001";
const LODGE = "PROP-002";
const INN = "PROP-003";

/** One for each role at each hotel, and one who administers all three. */
export const DEMO_STAFF: DemoStaff[] = [
  {
    email: "admin@roomstream.example",
    name: "Marta Vidal",
    roles: { [CASA]: ["ADMIN"], [LODGE]: ["ADMIN"], [INN]: ["ADMIN"] },
  },
  { email: "desk@casa.example", name: "Tomás Rocha", roles: { [CASA]: ["FRONT_DESK"] } },
  { email: "housekeeping@casa.example", name: "Rosa Antunes", roles: { [CASA]: ["HOUSEKEEPING"] } },
  { email: "revenue@casa.example", name: "Duarte Leal", roles: { [CASA]: ["REVENUE"] } },
  { email: "manager@casa.example", name: "Helena Prata", roles: { [CASA]: ["MANAGER"] } },
  { email: "desk@heronlake.example", name: "Caleb Whitcomb", roles: { [LODGE]: ["FRONT_DESK"] } },
  { email: "housekeeping@heronlake.example", name: "Ruth Okonkwo", roles: { [LODGE]: ["HOUSEKEEPING"] } },
  { email: "revenue@heronlake.example", name: "Priya Raman", roles: { [LODGE]: ["REVENUE"] } },
  { email: "manager@heronlake.example", name: "Walter Sorensen", roles: { [LODGE]: ["MANAGER"] } },
  { email: "desk@kawabe.example", name: "Haruka Mori", roles: { [INN]: ["FRONT_DESK"] } },
  { email: "housekeeping@kawabe.example", name: "Kenji Hara", roles: { [INN]: ["HOUSEKEEPING"] } },
  { email: "revenue@kawabe.example", name: "Yūko Shimizu", roles: { [INN]: ["REVENUE"] } },
  { email: "manager@kawabe.example", name: "Sachiko Tada", roles: { [INN]: ["MANAGER"] } },
];

/** A role as people say it. */
const SAID: Record<Role, string> = {
  FRONT_DESK: "front desk",
  HOUSEKEEPING: "housekeeping",
  REVENUE: "revenue",
  MANAGER: "manager",
  ADMIN: "admin",
};

export const roleInWords = ({ roles }: DemoStaff): string => {
  const [role = "FRONT_DESK"] = Object.values(roles).flat();
  return SAID[role];
};
