import { run } from "@roomstream/db/transaction";
import type { Context } from "../../shared/context";
import type { Operation } from "../payment";

/** A gateway operation that this executor is to call. */
export type ClaimedOperation = {
  operationId: string;
  reservationId: string;
  kind: Operation["kind"];
  amount: number;
  currency: string;
  key: string;
  tries: number;
  /** Whether the key is so old that the gateway may have forgotten it. */
  stale: boolean;
  sealedToken: string | null;
  chargeId: string | null;
  stayVersion: number;
  correlationId: string;
  /** The event, or the command, that wanted it. */
  cause: string;
};

/** How long a claim lasts: longer than any call, so that only a crashed executor's calls are made again. */
const CLAIM_SECONDS = 15;
/** Gateways keep idempotency keys for a day; an older key is looked up and not sent. */
const KEY_HOURS = 20;

/** Claims operations that are due, oldest first. Two executors never claim the same one. */
export async function claimOperations(ctx: Context, most: number): Promise<ClaimedOperation[]> {
  const rows = await run<Omit<ClaimedOperation, "key"> & { key: string }>(ctx.databases.of("payments"), {
    name: "claim-operations",
    text: `WITH claimed AS (
        UPDATE payments.gateway_operation o
        SET status = 'CALLING', tries = o.tries + 1, first_sent_at = coalesce(o.first_sent_at, clock_timestamp()),
            due_at = clock_timestamp() + make_interval(secs => ${CLAIM_SECONDS})
        WHERE o.operation_id IN (
          SELECT operation_id FROM payments.gateway_operation
          WHERE status IN ('WAITING', 'CALLING', 'UNKNOWN') AND due_at <= clock_timestamp()
          ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED)
        RETURNING o.*)
      SELECT o.operation_id AS "operationId", o.reservation_id AS "reservationId", o.kind, o.amount, o.currency,
        o.idempotency_key AS key, o.tries, p.sealed_token AS "sealedToken", o.charge_id AS "chargeId",
        o.stay_version AS "stayVersion", o.cause, p.correlation_id AS "correlationId",
        o.first_sent_at < clock_timestamp() - make_interval(hours => ${KEY_HOURS}) AS stale
      FROM claimed o JOIN payments.payment p USING (reservation_id)`,
    values: [most],
  });
  return rows;
}
