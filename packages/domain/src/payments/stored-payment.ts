import type { Tx } from "@roomstream/db/transaction";
import { Conflict } from "@roomstream/events/consumer/infrastructure";
import type { Cause } from "../shared/follow";
import type { Payment } from "./payment";

/** A row of `payments.payment`; correlation, actor and business date are those of the request it is about. */
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
  stay_version: number;
  wanted: Payment["wanted"];
  status: Payment["status"];
  reason: string | null;
  currency: string | null;
  to_authorize: number;
  to_capture: number;
  authorized: number;
  captured: number;
  voided: number;
  refunded: number;
  sealed_token: string | null;
  charge_id: string | null;
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
  return new Map(rows.map((row) => [row.reservation_id, paymentRowOf(row)]));
}

/** Locks payments that are known to exist, in id order. */
export async function lockKnownPayments(tx: Tx, reservationIds: string[]): Promise<Map<string, PaymentRow>> {
  const rows = await tx.query<Stored>({
    name: "lock-known-payments",
    text: `SELECT * FROM payments.payment WHERE reservation_id = ANY($1::uuid[]) ORDER BY reservation_id FOR UPDATE`,
    values: [reservationIds],
  });
  return new Map(rows.map((row) => [row.reservation_id, paymentRowOf(row)]));
}

/** Writes changed payments in one statement, each on the condition that it has the version it was decided on. */
export async function writePayments(tx: Tx, changes: { was: number; row: PaymentRow }[]): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map((change) => change.row);
  const payments = rows.map((row) => row.payment);
  const written = await tx.query({
    name: "write-payments",
    text: `UPDATE payments.payment p
      SET version = n.version, stay_version = n.stay_version, wanted = n.wanted, status = n.status, reason = n.reason,
          currency = n.currency, to_authorize = n.to_authorize, to_capture = n.to_capture, authorized = n.authorized,
          captured = n.captured, voided = n.voided, refunded = n.refunded, sealed_token = n.sealed_token,
          charge_id = n.charge_id, expires_at = n.expires_at, occurred_at = n.occurred_at
      FROM unnest($1::uuid[], $2::int[], $3::int[], $4::int[], $5::text[], $6::text[], $7::text[], $8::text[], $9::bigint[],
          $10::bigint[], $11::bigint[], $12::bigint[], $13::bigint[], $14::bigint[], $15::text[], $16::text[],
          $17::timestamptz[], $18::timestamptz[])
        AS n (reservation_id, was, version, stay_version, wanted, status, reason, currency, to_authorize, to_capture,
          authorized, captured, voided, refunded, sealed_token, charge_id, expires_at, occurred_at)
      WHERE p.reservation_id = n.reservation_id AND p.version = n.was
      RETURNING p.reservation_id`,
    values: [
      rows.map((row) => row.reservationId),
      changes.map((change) => change.was),
      rows.map((row) => row.version),
      payments.map((payment) => payment.stayVersion),
      payments.map((payment) => payment.wanted),
      payments.map((payment) => payment.status),
      payments.map((payment) => payment.reason),
      payments.map((payment) => payment.terms?.currency ?? null),
      payments.map((payment) => payment.terms?.toAuthorize ?? 0),
      payments.map((payment) => payment.terms?.toCapture ?? 0),
      payments.map((payment) => payment.authorized),
      payments.map((payment) => payment.captured),
      payments.map((payment) => payment.voided),
      payments.map((payment) => payment.refunded),
      payments.map((payment) => payment.terms?.sealedToken ?? null),
      payments.map((payment) => payment.chargeId),
      payments.map((payment) => payment.expiresAt),
      rows.map((row) => row.occurredAt),
    ],
  });
  if (written.length !== changes.length) throw new Conflict("a payment changed between reading and writing");
}

export const paymentRowOf = (row: Stored): PaymentRow => ({
  reservationId: row.reservation_id,
  propertyId: row.property_id,
  version: row.version,
  occurredAt: row.occurred_at.toISOString(),
  correlationId: row.correlation_id,
  actor: row.actor,
  businessDate: row.business_date,
  payment: {
    stayVersion: row.stay_version,
    wanted: row.wanted,
    status: row.status,
    reason: row.reason,
    terms:
      row.currency === null
        ? null
        : {
            currency: row.currency,
            toAuthorize: row.to_authorize,
            toCapture: row.to_capture,
            sealedToken: row.sealed_token,
          },
    authorized: row.authorized,
    captured: row.captured,
    voided: row.voided,
    refunded: row.refunded,
    chargeId: row.charge_id,
    expiresAt: row.expires_at,
  },
});
