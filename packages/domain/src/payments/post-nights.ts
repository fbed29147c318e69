import { type Tx, transaction } from "@roomstream/db/transaction";
import type { NewEvent } from "@roomstream/events/envelope";
import { reach } from "@roomstream/events/fail-points";
import type { Context } from "../shared/context";
import type { Cause } from "../shared/follow";
import { type ChargedStay, chargeOf } from "./nights";
import { rowAfter } from "./payment-event";
import { commitDecisions } from "./pursue";
import { lockPayments, type PaymentRow } from "./stored-payment";
import { type PostedNight, readPostedNights } from "./stored-posting";
import { posted } from "./told";

/** A stay whose guest is in the house. */
export type StayInHouse = ChargedStay & { reservationId: string; stayVersion: number; currency: string };

/** Stays that are posted in one transaction. */
const AT_ONCE = 500;

/**
 * Posts one night of every stay given: on the folio, in the ledger, and told as `payment.posted`. A night that is posted, or that
 * is not of the stay, is left alone, and so is a stay that has ended meanwhile; so it may be run again whatever stopped it.
 * Returns how many nights were posted.
 */
export async function postNights(args: {
  ctx: Context;
  propertyId: string;
  businessDate: string;
  stays: StayInHouse[];
}): Promise<number> {
  const { ctx, propertyId, businessDate, stays } = args;
  const audit = ctx.random.uuid();
  const cause: Cause = {
    eventId: audit,
    propertyId,
    correlationId: audit,
    actor: "night-audit",
    businessDate,
    occurredAt: ctx.clock.now().toISOString(),
  };
  let count = 0;
  for (let from = 0; from < stays.length; from += AT_ONCE) {
    const some = stays.slice(from, from + AT_ONCE);
    count += await transaction(ctx.databases.of("payments"), async (tx) => {
      const done = await postSome(ctx, tx, cause, some);
      reach("nights.written", "payments");
      return done;
    });
    reach("nights.committed", "payments");
  }
  return count;
}

async function postSome(ctx: Context, tx: Tx, cause: Cause, stays: StayInHouse[]): Promise<number> {
  const ids = stays.map((stay) => stay.reservationId);
  const before = await lockPayments(
    tx,
    ids.map((reservationId) => ({ reservationId, cause })),
  );
  const nights = await readPostedNights(tx, ids);
  const after = new Map(before);
  const events: NewEvent[] = [];
  for (const stay of stays) {
    const row = after.get(stay.reservationId);
    if (!row) throw new Error(`payment ${stay.reservationId} was not locked`);
    const next = postOne(ctx, row, cause, stay, nights.get(stay.reservationId) ?? []);
    if (!next) continue;
    events.push(...next.events);
    after.set(stay.reservationId, next.row);
  }
  await commitDecisions(ctx, tx, { before, after, events, causes: new Map() });
  return events.length;
}

/** One night of one stay: the payment after it and what is told; undefined when there is nothing to post. */
export function postOne(
  ctx: Context,
  row: PaymentRow,
  cause: Cause,
  stay: StayInHouse,
  already: PostedNight[],
): { row: PaymentRow; events: NewEvent[] } | undefined {
  const { wanted } = row.payment;
  const ended = wanted === "SETTLE" || wanted === "RELEASE";
  const charge = ended ? undefined : chargeOf(stay, already, cause.businessDate);
  if (!charge || (charge.amount === 0 && charge.net === 0)) return undefined;
  const payment = { ...row.payment, currency: row.payment.currency ?? stay.currency };
  const { amount, net } = charge;
  const told = {
    ...posted(payment, "NIGHT", amount, { net, night: cause.businessDate }),
    stayVersion: stay.stayVersion,
  };
  const { correlationId, actor, businessDate } = cause;
  const next = rowAfter(
    ctx,
    { ...row, correlationId, actor, businessDate },
    { payment, told: [told] },
    cause.eventId,
  );
  return { ...next, row: { ...next.row, correlationId: row.correlationId, actor: row.actor } };
}
