import { type Tx, transaction } from "@roomstream/db/transaction";
import type { Context } from "../shared/context";
import { nextOperation } from "./next-operation";
import { openOperations } from "./operations/open-operations";
import { retryAfter } from "./settle";
import { lockKnownPayments, type PaymentRow, writePayments } from "./stored-payment";

const PAGE = 100;

/**
 * Asks the gateway again, as new operations, for all movements that it refused and whose time has come. They stay in sight until one
 * is agreed to. Called by the clock; what is under way is not asked for twice.
 */
export async function retryStuck(ctx: Context): Promise<void> {
  const now = ctx.clock.now();
  // Each page leaves what is due: whatever it finds gets a later turn, or is no longer stuck.
  while ((await retryPage(ctx, now)) === PAGE);
}

const retryPage = (ctx: Context, now: Date): Promise<number> =>
  transaction(ctx.databases.of("payments"), async (tx) => {
    const due = await tx.query<{ reservation_id: string }>({
      name: "stuck-payments-due",
      text: `SELECT reservation_id FROM payments.payment
        WHERE stuck_reason IS NOT NULL AND retry_at <= $1 ORDER BY retry_at LIMIT ${PAGE}`,
      values: [now],
    });
    if (due.length > 0) {
      await retryThese(
        ctx,
        tx,
        due.map((row) => row.reservation_id),
        now,
      );
    }
    return due.length;
  });

async function retryThese(ctx: Context, tx: Tx, reservationIds: string[], now: Date): Promise<void> {
  const changes: { was: number; row: PaymentRow }[] = [];
  const wanted: Parameters<typeof openOperations>[2] = [];
  for (const row of (await lockKnownPayments(tx, reservationIds)).values()) {
    const { stuck, open } = row.payment;
    // Somebody else was here between the look and the lock.
    if (stuck === null || stuck.retryAt > now) continue;
    const operation = nextOperation({ ...row.payment, stuck: null });
    if (operation) wanted.push({ row, operation, cause: ctx.random.uuid() });
    // Cash may have paid what the card refused: then nothing is wrong any more.
    const later = operation || open ? { ...stuck, retryAt: retryAfter(stuck, now) } : null;
    const payment = { ...row.payment, stuck: later };
    changes.push({ was: row.version, row: { ...row, version: row.version + 1, payment } });
  }
  await writePayments(tx, changes);
  await openOperations(ctx, tx, wanted);
}
