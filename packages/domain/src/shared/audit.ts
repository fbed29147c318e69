import type { Tx } from "@roomstream/db/transaction";
import type { Service } from "@roomstream/environment/environment";
import type { AuditAction, AuditSubject } from "../property/contract";
import { type Actor, actorName } from "./actor";

/**
 * One action. `before` and `after` hold what it changed, and nothing that names a guest: the log is never changed, so that a
 * guest who is to be forgotten must not be in it.
 */
export type AuditEntry = {
  by: Actor;
  propertyId: string;
  businessDate: string;
  action: AuditAction;
  subject: { kind: AuditSubject; id: string };
  before: object | null;
  after: object | null;
  /** That of the action's events, so that both can be read together. */
  correlationId: string;
  /** From where, when it came over the network. */
  address?: string;
};

/**
 * Records actions in the transaction that does them, in the log of the service whose state they change. What guests and other
 * parts of the house do is in the events; only what staff and keys do is recorded here.
 */
export async function recordAudit(tx: Tx, service: Service, ...entries: AuditEntry[]): Promise<void> {
  const rows = entries.flatMap(rowOf);
  if (rows.length === 0) return;
  await tx.query({
    name: `record-audit-${service}`,
    text: `INSERT INTO ${service}.audit (business_date, property_id, actor, staff_id, api_key_id, action, subject_kind, subject_id,
        before, after, correlation_id, address)
      SELECT business_date, property_id, actor, staff_id, api_key_id, action, subject_kind, subject_id,
        before, after, correlation_id, address
      FROM jsonb_to_recordset($1) AS e (business_date date, property_id text, actor text, staff_id uuid, api_key_id uuid,
        action text, subject_kind text, subject_id text, before jsonb, after jsonb, correlation_id uuid, address text)`,
    values: [JSON.stringify(rows)],
  });
}

const rowOf = (entry: AuditEntry): object[] => {
  const { by } = entry;
  if (by.kind !== "staff" && by.kind !== "key") return [];
  return [
    {
      business_date: entry.businessDate,
      property_id: entry.propertyId,
      actor: actorName(by),
      staff_id: by.kind === "staff" ? by.staffId : null,
      api_key_id: by.kind === "key" ? by.apiKeyId : null,
      action: entry.action,
      subject_kind: entry.subject.kind,
      subject_id: entry.subject.id,
      before: entry.before,
      after: entry.after,
      correlation_id: entry.correlationId,
      address: entry.address ?? null,
    },
  ];
};
