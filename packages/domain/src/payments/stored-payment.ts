import type { Tx } from "@roomstream/db/transaction";
import { Conflict } from "@roomstream/events/consumer/infrastructure";
import type { Cause } from "../shared/follow";
import type { Charge, Operation, Payment } from "./payment";
import { readCharges, writeCharges } from "./stored-charge";

/** A row of `payments.payment`; correlation, actor and business date are those of the newest word heard. */
export type PaymentRow = {
  reservationId: string;
  propertyId: string;
  version: number;
  occurredAt: string;
  correlationId: string;
  actor: string;
  businessDate: string;
  payment: Payment;
};

type Stored = {
  reservation_id: string;
  property_id: string;
  version: number;
  as_of: number;
  stay_version: number;
  wanted: Payment["wanted"];
  status: Payment["status"];
  reason: string | null;
  currency: string | null;
  asked_authorize: number;
  asked_capture: number;
  to_authorize: number;
  to_capture: number;
  in_force_as_of: number | null;
  due: number;
  allowed: number;
  cash: number;
  sealed_token: string | null;
  on_folio: boolean;
  folio_as_of: number;
  stuck_reason: string | null;
  stuck_tries: number;
  stuck_since: Date | null;
  retry_at: Date | null;
  expires_at: Date | null;
  occurred_at: Date;
  correlation_id: string;
  actor: string;
  business_date: string;
};

/** Locks the payments of reservations in id order, and begins a row for each that nothing is known of (see `lockHolds`). */
export async function lockPayments(
  tx: Tx,
  causes: { reservationId: string; cause: Cause }[],
): Promise<Map<string, PaymentRow>> {
  const rows = await tx.query<Stored>({
    name: "lock-payments",
    text: `INSERT INTO payments.payment AS known (reservation_id, property_id, version, stay_version, wanted, status,
        occurred_at, correlation_id, actor, business_date)
      SELECT DISTINCT ON (reservation_id) reservation_id, property_id, 0, 0, 'NOTHING_YET', 'NONE', occurred_at,
        correlation_id, actor, business_date
      FROM unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::uuid[], $5::text[], $6::date[])
        AS r (reservation_id, property_id, occurred_at, correlation_id, actor, business_date)
      ORDER BY reservation_id
      ON CONFLICT (reservation_id) DO UPDATE SET version = known.version
      RETURNING *`,
    values: [
      causes.map((row) => row.reservationId),
      causes.map(({ cause }) => cause.propertyId),
      causes.map(({ cause }) => cause.occurredAt),
      causes.map(({ cause }) => cause.correlationId),
      causes.map(({ cause }) => cause.actor),
      causes.map(({ cause }) => cause.businessDate),
    ],
  });
  return withMovements(tx, rows);
}

/** Locks payments that are known to exist, in id order. */
export async function lockKnownPayments(tx: Tx, reservationIds: string[]): Promise<Map<string, PaymentRow>> {
  const rows = await tx.query<Stored>({
    name: "lock-known-payments",
    text: `SELECT * FROM payments.payment WHERE reservation_id = ANY($1::uuid[]) ORDER BY reservation_id FOR UPDATE`,
    values: [reservationIds],
  });
  return withMovements(tx, rows);
}

/**
 * Adds the charges and the open operations to locked rows. Read after the lock: a statement that waited for it would still see them
 * as they were before.
 */
async function withMovements(tx: Tx, rows: Stored[]): Promise<Map<string, PaymentRow>> {
  const known = rows.filter((row) => row.version > 0).map((row) => row.reservation_id);
  const charges = known.length === 0 ? new Map<string, Charge[]>() : await readCharges(tx, known);
  const open = known.length === 0 ? new Map<string, Operation>() : await readOpen(tx, known);
  return new Map(
    rows.map((row) => {
      const id = row.reservation_id;
      return [id, paymentRowOf(row, charges.get(id) ?? [], open.get(id) ?? null)];
    }),
  );
}

async function readOpen(tx: Tx, reservationIds: string[]): Promise<Map<string, Operation>> {
  const rows = await tx.query<Operation & { reservationId: string }>({
    name: "read-open-operations",
    text: `SELECT reservation_id AS "reservationId", kind, amount, charge_id AS "chargeId", stay_version AS "stayVersion"
      FROM payments.gateway_operation
      WHERE reservation_id = ANY($1::uuid[]) AND status IN ('WAITING', 'CALLING', 'UNKNOWN')`,
    values: [reservationIds],
  });
  return new Map(rows.map(({ reservationId, ...operation }) => [reservationId, operation]));
}

/** Writes changed payments in one statement a table, each on the condition that it has the version it was decided on. */
export async function writePayments(tx: Tx, changes: { was: number; row: PaymentRow }[]): Promise<void> {
  if (changes.length === 0) return;
  const written = await tx.query({
    name: "write-payments",
    text: `UPDATE payments.payment p
      SET version = n.version, as_of = n.as_of, stay_version = n.stay_version, wanted = n.wanted, status = n.status,
          reason = n.reason, currency = n.currency, asked_authorize = n.asked_authorize, asked_capture = n.asked_capture,
          to_authorize = n.to_authorize, to_capture = n.to_capture, in_force_as_of = n.in_force_as_of, due = n.due,
          allowed = n.allowed, cash = n.cash, authorized = n.authorized, captured = n.captured, voided = n.voided,
          refunded = n.refunded, sealed_token = n.sealed_token, on_folio = n.on_folio, folio_as_of = n.folio_as_of,
          stuck_reason = n.stuck_reason, stuck_tries = n.stuck_tries, stuck_since = n.stuck_since, retry_at = n.retry_at,
          expires_at = n.expires_at, occurred_at = n.occurred_at, correlation_id = n.correlation_id, actor = n.actor,
          business_date = n.business_date
      FROM json_to_recordset($1) AS n (reservation_id uuid, was int, version int, as_of int, stay_version int, wanted text,
          status text, reason text, currency text, asked_authorize bigint, asked_capture bigint, to_authorize bigint,
          to_capture bigint, in_force_as_of int, due bigint, allowed bigint, cash bigint, authorized bigint, captured bigint,
          voided bigint, refunded bigint, sealed_token text, on_folio boolean, folio_as_of int, stuck_reason text,
          stuck_tries int, stuck_since timestamptz, retry_at timestamptz, expires_at timestamptz, occurred_at timestamptz,
          correlation_id uuid, actor text, business_date date)
      WHERE p.reservation_id = n.reservation_id AND p.version = n.was
      RETURNING p.reservation_id`,
    values: [JSON.stringify(changes.map(({ was, row }) => ({ was, ...storedOf(row) })))],
  });
  if (written.length !== changes.length) throw new Conflict("a payment changed between reading and writing");
  await writeCharges(tx, changes);
}

/** A row as it is stored, its totals the sums of its charges. */
export const storedOf = (row: PaymentRow) => {
  const { payment } = row;
  const total = (column: "authorized" | "captured" | "voided" | "refunded") =>
    payment.charges.reduce((sum, charge) => sum + charge[column], 0);
  return {
    reservation_id: row.reservationId,
    version: row.version,
    as_of: payment.asOf,
    stay_version: payment.stayVersion,
    wanted: payment.wanted,
    status: payment.status,
    reason: payment.reason,
    currency: payment.currency,
    asked_authorize: payment.asked.toAuthorize,
    asked_capture: payment.asked.toCapture,
    to_authorize: payment.inForce?.toAuthorize ?? 0,
    to_capture: payment.inForce?.toCapture ?? 0,
    in_force_as_of: payment.inForce?.asOf ?? null,
    due: payment.due,
    allowed: payment.allowed,
    cash: payment.cash,
    authorized: total("authorized"),
    captured: total("captured"),
    voided: total("voided"),
    refunded: total("refunded"),
    sealed_token: payment.sealedToken,
    on_folio: payment.onFolio,
    folio_as_of: payment.folioAsOf,
    stuck_reason: payment.stuck?.reason ?? null,
    stuck_tries: payment.stuck?.tries ?? 0,
    stuck_since: payment.stuck?.since ?? null,
    retry_at: payment.stuck?.retryAt ?? null,
    expires_at: payment.expiresAt,
    occurred_at: row.occurredAt,
    correlation_id: row.correlationId,
    actor: row.actor,
    business_date: row.businessDate,
  };
};

const paymentRowOf = (row: Stored, charges: Charge[], open: Operation | null): PaymentRow => ({
  reservationId: row.reservation_id,
  propertyId: row.property_id,
  version: row.version,
  occurredAt: row.occurred_at.toISOString(),
  correlationId: row.correlation_id,
  actor: row.actor,
  businessDate: row.business_date,
  payment: {
    asOf: row.as_of,
    stayVersion: row.stay_version,
    wanted: row.wanted,
    status: row.status,
    reason: row.reason,
    currency: row.currency,
    sealedToken: row.sealed_token,
    asked: { toAuthorize: row.asked_authorize, toCapture: row.asked_capture },
    expiresAt: row.expires_at,
    inForce:
      row.in_force_as_of === null
        ? null
        : { toAuthorize: row.to_authorize, toCapture: row.to_capture, asOf: row.in_force_as_of },
    due: row.due,
    allowed: row.allowed,
    cash: row.cash,
    charges,
    open,
    stuck:
      row.stuck_reason === null || row.stuck_since === null || row.retry_at === null
        ? null
        : { reason: row.stuck_reason, tries: row.stuck_tries, since: row.stuck_since, retryAt: row.retry_at },
    onFolio: row.on_folio,
    folioAsOf: row.folio_as_of,
  },
});
