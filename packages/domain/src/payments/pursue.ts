import type { Tx } from "@roomstream/db/transaction";
import type { NewEvent } from "@roomstream/events/envelope";
import { appendEvents } from "@roomstream/events/outbox/append";
import type { Context } from "../shared/context";
import type { Cause } from "../shared/follow";
import { openOperations } from "./operations/open-operations";
import { nextOperation, type Want, want } from "./payment";
import { rowAfter } from "./payment-event";
import { lockPayments, type PaymentRow, writePayments } from "./stored-payment";

export type Pursuit = { reservationId: string; cause: Cause; want: Want };

/**
 * Folds what reservations want of their money, and commits the intent of the next gateway call of each.
 * No call is made here: the executor makes it afterwards, under the operation's idempotency key.
 */
export async function pursue(ctx: Context, tx: Tx, pursuits: Pursuit[]): Promise<void> {
  const before = await lockPayments(tx, pursuits);
  const after = new Map(before);
  const events: NewEvent[] = [];
  const now = ctx.clock.now();
  const causes = new Map<string, string>();
  for (const { reservationId, cause, want: wish } of pursuits) {
    const row = after.get(reservationId);
    if (!row) throw new Error(`payment ${reservationId} was not locked`);
    const decision = want(row.payment, wish, now);
    if (decision.payment === row.payment) continue;
    const next = rowAfter(ctx, row, decision, { eventId: cause.eventId, operationId: null });
    if (next.event) events.push(next.event);
    causes.set(reservationId, cause.eventId);
    after.set(reservationId, next.row);
  }
  await writePayments(tx, changesOf(before, after));
  await openOperations(ctx, tx, wantedOperations(after, causes));
  await appendEvents({ tx, service: "payments", signals: ctx.signals, events });
}

/** Rows that a transaction changed, with the version each was decided on. */
export const changesOf = (before: Map<string, PaymentRow>, after: Map<string, PaymentRow>) =>
  [...after.values()].flatMap((row) => {
    const was = before.get(row.reservationId);
    return was && was !== row ? [{ was: was.version, row }] : [];
  });

/** The next gateway call of each payment that something was done to; `causes` names what did it. */
export const wantedOperations = (rows: Map<string, PaymentRow>, causes: Map<string, string>) =>
  [...causes].flatMap(([reservationId, cause]) => {
    const row = rows.get(reservationId);
    const operation = row && nextOperation(row.payment);
    return row && operation ? [{ row, operation, cause }] : [];
  });
