import type { Tx } from "@roomstream/db/transaction";
import type { Context } from "../../shared/context";
import type { Operation } from "../payment";
import type { PaymentRow } from "../stored-payment";

/**
 * Commits the intent of gateway calls, each with an idempotency key of its own. A payment that still has an open operation
 * gets none: what is wanted next is decided again when that one is answered.
 */
export async function openOperations(
  ctx: Context,
  tx: Tx,
  wanted: { row: PaymentRow; operation: Operation; cause: string }[],
): Promise<void> {
  if (wanted.length === 0) return;
  const ids = wanted.map(() => ctx.random.uuid());
  const opened = await tx.query({
    name: "open-operations",
    text: `INSERT INTO payments.gateway_operation (operation_id, reservation_id, kind, cause, amount, currency, charge_id,
        stay_version, idempotency_key, status)
      SELECT operation_id, reservation_id, kind, cause, amount, currency, charge_id, stay_version,
        'roomstream-' || operation_id, 'WAITING'
      FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::bigint[], $6::text[], $7::text[], $8::int[])
        AS n (operation_id, reservation_id, kind, cause, amount, currency, charge_id, stay_version)
      ON CONFLICT (reservation_id) WHERE status IN ('WAITING', 'CALLING', 'UNKNOWN') DO NOTHING
      RETURNING operation_id`,
    values: [
      ids,
      wanted.map(({ row }) => row.reservationId),
      wanted.map(({ operation }) => operation.kind),
      wanted.map(({ cause }) => cause),
      wanted.map(({ operation }) => operation.amount),
      wanted.map(({ row }) => row.payment.currency ?? "EUR"),
      wanted.map(({ operation }) => operation.chargeId),
      wanted.map(({ operation }) => operation.stayVersion),
    ],
  });
  if (opened.length > 0) tx.afterCommit(() => ctx.signals.send("gateway"));
}
