import { type Tx, transaction } from "@roomstream/db/transaction";
import { Conflict } from "@roomstream/events/consumer/infrastructure";
import { reach } from "@roomstream/events/fail-points";
import type { AuditAction } from "../property/contract";
import { findProperty } from "../property/queries/find-property";
import type { ReservationView } from "../reservations/contract";
import { findReservation } from "../reservations/queries/find-reservation";
import { type Actor, actorName } from "../shared/actor";
import { recordAudit } from "../shared/audit";
import type { Context } from "../shared/context";
import { accept, noSuchReservation, type Result, refuse, refuseField } from "../shared/result";
import { keyedHash, sameHash } from "../shared/sealing";
import type { FolioOfStay } from "./contract";
import { rowAfter } from "./payment-event";
import { commitDecisions } from "./pursue";
import { folioOf } from "./queries/folio-of";
import { lockPayments, type PaymentRow } from "./stored-payment";
import type { Decision } from "./told";

/** What everybody who moves money at the desk says; the key makes sure that it is moved once within 24 hours. */
export type MoneyOrder<Input> = {
  ctx: Context;
  propertyId: string;
  confirmationNumber: string;
  by: Actor;
  /** Whose idempotency key it is. */
  caller: string;
  idempotencyKey: string;
  input: Input;
  address?: string;
};

/** What a command decided: the payment, what is told, what its answer says, and its line in the audit log. */
export type MoneyDone<Answer> = Decision & { answer: Answer; audit: { action: AuditAction; after: object } };

/**
 * Does one thing with a stay's money: locked, decided, written with its events, its journals, the next gateway call, the audit line
 * and the answer that its key gets from then on, in one transaction.
 */
export async function moveMoney<Input extends { amount: { currency: string } }, Answer extends object>(
  order: MoneyOrder<Input>,
  work: (payment: PaymentRow["payment"], view: ReservationView) => Result<MoneyDone<Answer>>,
): Promise<Result<Answer & { folio: FolioOfStay }>> {
  const { ctx, propertyId, confirmationNumber, input } = order;
  const [view, property] = await Promise.all([
    findReservation({ ctx, confirmationNumber }),
    findProperty({ ctx, propertyId }),
  ]);
  if (!property || view?.propertyId !== propertyId) return noSuchReservation;
  const { currency } = view.totals;
  if (input.amount.currency !== currency)
    return refuseField("amount.currency", `the stay is paid in ${currency}`);
  const done = await transaction(ctx.databases.of("payments"), (tx) =>
    moveOnce(order, tx, { view, businessDate: property.businessDate }, work),
  );
  if (!done.ok) return done;
  reach("command.committed", "payments");
  const folio = await folioOf({ ctx, reservationId: view.reservationId });
  if (!folio) throw new Error(`${confirmationNumber} was paid and has no folio`);
  return accept({ ...done.value, folio });
}

async function moveOnce<Input extends object, Answer extends object>(
  order: MoneyOrder<Input>,
  tx: Tx,
  { view, businessDate }: { view: ReservationView; businessDate: string },
  work: (payment: PaymentRow["payment"], view: ReservationView) => Result<MoneyDone<Answer>>,
): Promise<Result<Answer>> {
  const { ctx, propertyId, by, input, caller, idempotencyKey: key } = order;
  const { reservationId } = view;
  const requestHash = keyedHash(ctx.secrets.keyFor("request-hashes"), JSON.stringify([reservationId, input]));
  const command = ctx.random.uuid();
  const cause = {
    eventId: command,
    propertyId,
    correlationId: command,
    actor: actorName(by),
    businessDate,
    occurredAt: ctx.clock.now().toISOString(),
  };
  const before = await lockPayments(tx, [{ reservationId, cause }]);
  const row = before.get(reservationId);
  if (!row) throw new Error(`payment ${reservationId} was not locked`);
  const given = await answerGiven<Answer>(tx, caller, key, requestHash);
  if (given) return given;
  // What the gateway refused may be less now, or nothing: what is left of it is asked for at once.
  const payment = { ...row.payment, currency: row.payment.currency ?? view.totals.currency, stuck: null };
  const result = work(payment, view);
  if (!result.ok) return result;
  const { answer, audit, ...decision } = result.value;
  const { correlationId, actor } = row;
  const asked = { ...row, correlationId: command, actor: cause.actor, businessDate };
  const next = rowAfter(ctx, asked, decision, command);
  await commitDecisions(ctx, tx, {
    before,
    after: new Map([[reservationId, { ...next.row, correlationId, actor }]]),
    events: next.events,
    causes: new Map([[reservationId, command]]),
  });
  await recordAudit(tx, "payments", {
    by,
    propertyId,
    businessDate,
    subject: { kind: "payment", id: reservationId },
    correlationId: command,
    before: null,
    ...(order.address === undefined ? {} : { address: order.address }),
    ...audit,
  });
  await keepAnswer(tx, { caller, key, requestHash, answer });
  return accept(answer);
}

async function answerGiven<Answer extends object>(
  tx: Tx,
  caller: string,
  key: string,
  requestHash: Buffer,
): Promise<Result<Answer> | undefined> {
  const [known] = await tx.query<{ request_hash: Buffer; answer: Answer }>({
    name: "desk-request",
    text: `SELECT request_hash, answer FROM payments.desk_request
      WHERE caller = $1 AND key = $2 AND created_at > clock_timestamp() - interval '24 hours'`,
    values: [caller, key],
  });
  if (!known) return undefined;
  if (sameHash(known.request_hash, requestHash)) return accept(known.answer);
  return refuse(
    "IDEMPOTENCY_KEY_REUSED",
    "This Idempotency-Key was used for another request; use a new key for a new request.",
  );
}

async function keepAnswer(
  tx: Tx,
  kept: { caller: string; key: string; requestHash: Buffer; answer: object },
): Promise<void> {
  const rows = await tx.query({
    name: "keep-desk-answer",
    text: `INSERT INTO payments.desk_request AS known (caller, key, request_hash, answer) VALUES ($1, $2, $3, $4)
      ON CONFLICT (caller, key) DO UPDATE
        SET request_hash = excluded.request_hash, answer = excluded.answer, created_at = clock_timestamp()
        WHERE known.created_at < clock_timestamp() - interval '24 hours'
      RETURNING key`,
    values: [kept.caller, kept.key, kept.requestHash, JSON.stringify(kept.answer)],
  });
  if (rows.length === 0) throw new Conflict("the same key is at work for another stay");
}
