import type { AuditLine, AuditSubject, Role } from "@roomstream/domain/property/contract";
import { formatMoney } from "../money";
import { ROLE_LIST, roleNames } from "./roles";

/** The kinds of things that can be looked for. */
export const AUDIT_KINDS: Record<AuditSubject, string> = {
  reservation: "Reservations",
  room: "Rooms",
  payment: "Payments",
  property: "The hotel",
  staff: "Staff",
  "dead-letter": "Dead letters",
};

/** `staff.roles-changed` as people say it: "roles changed". */
export const actionInWords = (action: string): string =>
  action.split(".").slice(1).join(" ").replaceAll("-", " ") || action;

/** What it was done to: by its name where there is one. */
export const subjectInWords = ({ kind, id, name }: AuditLine["subject"]): string => name ?? `${kind} ${id}`;

export type Change = { field: string; before: string | undefined; after: string | undefined };

/** Fields that hold minor units of the hotel's currency. */
const MONEY = new Set(["total", "fee", "amount"]);
/** Fields that hold one of a few words, as code writes them: `CHECKED_IN`. */
const CODED = new Set(["status", "reason", "method"]);

/** What changed, field by field: those that stayed are left out. */
export function changesOf(
  { before, after }: Pick<AuditLine, "before" | "after">,
  currency: string,
): Change[] {
  const [old, now] = [fieldsOf(before, currency), fieldsOf(after, currency)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((field) => ({ field, before: old.get(field), after: now.get(field) }))
    .filter((change) => change.before !== change.after);
}

const fieldsOf = (value: unknown, currency: string): Map<string, string> =>
  new Map(
    typeof value === "object" && value !== null
      ? Object.entries(value).map(([name, held]) => [nameInWords(name), fieldInWords(name, held, currency)])
      : [],
  );

function fieldInWords(name: string, value: unknown, currency: string): string {
  if (MONEY.has(name) && typeof value === "number") return formatMoney({ amount: value, currency });
  if (CODED.has(name) && typeof value === "string") return value.toLowerCase().replaceAll("_", " ");
  return inWords(value);
}

const nameInWords = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const isRole = (value: unknown): value is Role => ROLE_LIST.some(({ role }) => role === value);

function inWords(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.map(inWords).join(", ");
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (isRole(value)) return roleNames([value]);
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
