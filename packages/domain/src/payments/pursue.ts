import type { Tx } from "@roomstream/db/transaction";
import type { NewEvent } from "@roomstream/events/envelope";
import { appendEvents } from "@roomstream/events/outbox/append";
import type { Context } from "../shared/context";
import { postJournals } from "./ledger";
import { nextOperation } from "./next-operation";
import { restOf } from "./nights";
import { openOperations } from "./operations/open-operations";
import { rowAfter } from "./payment-event";
import { lockPayments, type PaymentRow, writePayments } from "./stored-payment";
import { type PostedNight, readPostedNights, writePostings } from "./stored-posting";
import { type Decision, posted } from "./told";
import { want } from "./want";
import type { Pursuit } from "./words";

/**
 * Folds what reservations say of their money, posts what is due for it, and commits the intent of the next gateway call of
 * each. No call is made here: the executor makes it afterwards, under the operation's idempotency key.
 */
export async function pursue(ctx: Context, tx: Tx, pursuits: Pursuit[]): Promise<void> {
  const before = await lockPayments(tx, pursuits);
  const lived = pursuits.flatMap(({ reservationId, lived: stay }) => (stay ? [reservationId] : []));
  const nights = lived.length === 0 ? new Map<string, PostedNight[]>() : await readPostedNights(tx, lived);
  const after = new Map(before);
  const events: NewEvent[] = [];
  const causes = new Map<string, string>();
  for (const pursuit of pursuits) {
    const { reservationId, cause } = pursuit;
    const row = after.get(reservationId);
    if (!row) throw new Error(`payment ${reservationId} was not locked`);
    const next = hear(ctx, row, pursuit, nights.get(reservationId) ?? []);
    if (!next) continue;
    events.push(...next.events);
    causes.set(reservationId, cause.eventId);
    after.set(reservationId, next.row);
  }
  await commitDecisions(ctx, tx, { before, after, events, causes });
}

/** What a word makes of a payment, and what is told of it; undefined when it is no news. `already` are the nights that are posted. */
export function hear(
  ctx: Context,
  row: PaymentRow,
  pursuit: Pursuit,
  already: PostedNight[],
): { row: PaymentRow; events: NewEvent[] } | undefined {
  const decision = want(row.payment, pursuit.word, ctx.clock.now());
  if (decision.payment === row.payment) return undefined;
  const told = withNights(decision, pursuit, already);
  return rowAfter(ctx, heardOf(row, pursuit), told, pursuit.cause.eventId);
}

/** What was decided on locked payments: rows before and after, what is told of it, and what did it to each. */
export type Decided = {
  before: Map<string, PaymentRow>;
  after: Map<string, PaymentRow>;
  events: NewEvent[];
  causes: Map<string, string>;
};

/** Writes what was decided, the next gateway call of each payment included. */
export async function commitDecisions(ctx: Context, tx: Tx, decided: Decided): Promise<void> {
  const { before, after, events, causes } = decided;
  const changes = [...after.values()].flatMap((row) => {
    const was = before.get(row.reservationId);
    return was && was !== row ? [{ was: was.version, row }] : [];
  });
  await writePayments(tx, changes);
  const wanted = [...causes].flatMap(([reservationId, cause]) => {
    const row = after.get(reservationId);
    const operation = row && nextOperation(row.payment);
    return row && operation ? [{ row, operation, cause }] : [];
  });
  await openOperations(ctx, tx, wanted);
  await writePostings(tx, events);
  await postJournals(tx, events);
  await appendEvents({ tx, service: "payments", signals: ctx.signals, events });
}

/** Later events of the payment follow from the newest word. */
const heardOf = (row: PaymentRow, { cause, word }: Pursuit): PaymentRow =>
  word.asOf < row.payment.asOf
    ? row
    : { ...row, correlationId: cause.correlationId, actor: cause.actor, businessDate: cause.businessDate };

/** A stay that was lived is charged for all its nights, if its word was news. */
function withNights(decision: Decision, { word, lived }: Pursuit, already: PostedNight[]): Decision {
  const { payment } = decision;
  if (!lived || payment.asOf !== word.asOf || payment.wanted !== "SETTLE") return decision;
  const rest = restOf(lived, already).map(({ night, amount, net }) =>
    night === null
      ? posted(payment, "ADJUSTMENT", amount, { net })
      : posted(payment, "NIGHT", amount, { net, night }),
  );
  return { payment, told: [...decision.told, ...rest] };
}
