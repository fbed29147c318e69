import { transaction } from "@roomstream/db/transaction";
import type { Context } from "../shared/context";
import { nextOperation } from "./next-operation";
import { openOperations } from "./operations/open-operations";
import { lockKnownPayments } from "./stored-payment";

const MOST = 100;

/**
 * Asks the gateway again, as new operations, for movements that it refused and whose time has come. They stay in sight until one
 * is agreed to. Called by the clock; what is under way is not asked for twice.
 */
export async function retryStuck(ctx: Context): Promise<void> {
  await transaction(ctx.databases.of("payments"), async (tx) => {
    const due = await tx.query<{ reservation_id: string }>({
      name: "stuck-payments-due",
      text: `SELECT reservation_id FROM payments.payment
        WHERE stuck_reason IS NOT NULL AND retry_at <= $1 ORDER BY retry_at LIMIT ${MOST}`,
      values: [ctx.clock.now()],
    });
    if (due.length === 0) return;
    const rows = await lockKnownPayments(
      tx,
      due.map((row) => row.reservation_id),
    );
    const wanted = [...rows.values()].flatMap((row) => {
      const operation = nextOperation({ ...row.payment, stuck: null });
      return operation ? [{ row, operation, cause: ctx.random.uuid() }] : [];
    });
    await openOperations(ctx, tx, wanted);
  });
}
