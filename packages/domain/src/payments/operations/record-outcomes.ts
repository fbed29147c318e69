import { transaction } from "@roomstream/db/transaction";
import type { NewEvent } from "@roomstream/events/envelope";
import type { Context } from "../../shared/context";
import type { Outcome } from "../payment";
import { rowAfter } from "../payment-event";
import { commitDecisions } from "../pursue";
import { settle } from "../settle";
import { lockKnownPayments } from "../stored-payment";
import type { ClaimedOperation } from "./claim-operations";

export type Answered = { operation: ClaimedOperation; outcome: Outcome };

/**
 * Commits what the gateway answered: the operations' ends, the payments, their journals, the events, and the intent of what is
 * wanted next, in one transaction. An operation that somebody else has finished or claimed again is left alone.
 */
export async function recordOutcomes(ctx: Context, answered: Answered[]): Promise<void> {
  await transaction(ctx.databases.of("payments"), async (tx) => {
    const before = await lockKnownPayments(
      tx,
      answered.map(({ operation }) => operation.reservationId),
    );
    const finished = await tx.query<{ operation_id: string }>({
      name: "finish-operations",
      text: `UPDATE payments.gateway_operation o
        SET status = CASE WHEN n.ok THEN 'SUCCEEDED' ELSE 'REFUSED' END, error = n.error, finished_at = clock_timestamp()
        FROM unnest($1::uuid[], $2::int[], $3::boolean[], $4::text[]) AS n (operation_id, tries, ok, error)
        WHERE o.operation_id = n.operation_id AND o.tries = n.tries AND o.status = 'CALLING'
        RETURNING o.operation_id`,
      values: [
        answered.map(({ operation }) => operation.operationId),
        answered.map(({ operation }) => operation.tries),
        answered.map(({ outcome }) => outcome.ok),
        answered.map(({ outcome }) => (outcome.ok ? null : outcome.reason)),
      ],
    });
    const mine = new Set(finished.map((row) => row.operation_id));
    const after = new Map(before);
    const events: NewEvent[] = [];
    const causes = new Map<string, string>();
    const now = ctx.clock.now();
    for (const { operation, outcome } of answered) {
      const row = after.get(operation.reservationId);
      if (!row || !mine.has(operation.operationId)) continue;
      const { operationId } = operation;
      const next = rowAfter(ctx, row, settle(row.payment, operation, outcome, now), operationId);
      events.push(...next.events);
      after.set(row.reservationId, next.row);
      causes.set(row.reservationId, operationId);
    }
    await commitDecisions(ctx, tx, { before, after, events, causes });
  });
}
