import { answered } from "./answered";
import type { Charge, Operation, Outcome, Payment, Stuck } from "./payment";
import { accountOf, type Decision, type Told } from "./told";

/** An operation that the gateway answered. */
export type Settled = Operation & { operationId: string };

/**
 * Folds the gateway's answer to an operation. An authorisation that comes after the time-out, or after it was refused, is told as
 * failed and let go again; a movement that is refused is kept in sight and tried again later.
 */
export function settle(before: Payment, operation: Settled, outcome: Outcome, now: Date): Decision {
  const payment = { ...before, open: null };
  const step = outcome.ok
    ? agreed(payment, operation, outcome.chargeId, now)
    : refused(payment, operation, outcome.reason, now);
  const then = answered(step.payment, now);
  // One telling is enough: what the operation itself brought says so already.
  const told = granted(step.told, then.told, step.payment) ?? [...step.told, ...then.told];
  return { payment: then.payment, told };
}

function agreed(
  payment: Payment,
  { operationId, kind, amount, chargeId, stayVersion }: Settled,
  answeredCharge: string,
  now: Date,
): Decision {
  if (kind === "AUTHORIZE") {
    const charge = { chargeId: answeredCharge, authorized: amount, captured: 0, voided: 0, refunded: 0 };
    const next = { ...payment, charges: [...payment.charges, charge], stuck: null };
    const about = { stayVersion, amount, operationId, chargeId: answeredCharge };
    if (!tooLate(payment, stayVersion, now)) {
      return { payment: next, told: [{ eventType: "payment.authorized", ...about }] };
    }
    const reason = payment.reason ?? "TIMED_OUT";
    return {
      payment: { ...next, status: "FAILED", reason },
      told: [{ eventType: "payment.failed", ...about, reason }],
    };
  }
  if (chargeId === null) throw new Error(`${kind} ${operationId} names no charge`);
  const about = { stayVersion, amount, operationId, chargeId };
  const moved = (column: "captured" | "voided" | "refunded") => ({
    ...payment,
    stuck: null,
    charges: payment.charges.map((charge) =>
      charge.chargeId === chargeId ? plus(charge, column, amount) : charge,
    ),
  });
  const account = accountOf(payment);
  switch (kind) {
    case "CAPTURE":
      return { payment: moved("captured"), told: [{ eventType: "payment.captured", ...about, account }] };
    case "VOID":
      return { payment: moved("voided"), told: [{ eventType: "payment.voided", ...about }] };
    case "REFUND":
      return { payment: moved("refunded"), told: [{ eventType: "payment.refunded", ...about, account }] };
    default:
      return kind satisfies never;
  }
}

const plus = (charge: Charge, column: "captured" | "voided" | "refunded", amount: number): Charge => ({
  ...charge,
  [column]: charge[column] + amount,
});

/** Whether money that came to be held is for a version that no longer waits for it. */
const tooLate = ({ stayVersion, status, expiresAt }: Payment, asked: number, now: Date): boolean =>
  asked === stayVersion &&
  (status === "FAILED" || (status === "INITIATED" && expiresAt !== null && now > expiresAt));

function refused(
  payment: Payment,
  { kind, amount, stayVersion }: Settled,
  reason: string,
  now: Date,
): Decision {
  if (kind !== "AUTHORIZE")
    return { payment: { ...payment, stuck: stuckAfter(payment.stuck, reason, now) }, told: [] };
  const failed: Told = {
    eventType: "payment.failed",
    stayVersion,
    amount,
    reason,
    operationId: null,
    chargeId: null,
  };
  const asked = stayVersion === payment.stayVersion && payment.status !== "AUTHORIZED";
  return { payment: asked ? { ...payment, status: "FAILED", reason } : payment, told: [failed] };
}

/** How long a refused movement waits: 1, 2, 4 ... minutes, at most an hour; from the third day on a day, for ever. */
const FIRST_MINUTES = 1;
const HOUR_MINUTES = 60;
const DAY_MINUTES = 24 * HOUR_MINUTES;
const SLOW_AFTER_MS = 2 * DAY_MINUTES * 60_000;

function stuckAfter(before: Stuck | null, reason: string, now: Date): Stuck {
  const tries = (before?.tries ?? 0) + 1;
  const since = before?.since ?? now;
  return { reason, tries, since, retryAt: retryAfter({ tries, since }, now) };
}

/** When what was refused so often, and since then, is asked for again. */
export function retryAfter({ tries, since }: Pick<Stuck, "tries" | "since">, now: Date): Date {
  const soon = Math.min(FIRST_MINUTES * 2 ** (tries - 1), HOUR_MINUTES);
  const minutes = now.getTime() - since.getTime() > SLOW_AFTER_MS ? DAY_MINUTES : soon;
  return new Date(now.getTime() + minutes * 60_000);
}

/** The authorisation that was just told, said of the version that it was enough for. */
function granted(step: Told[], then: Told[], { stayVersion }: Payment): Told[] | undefined {
  const [first] = step;
  const [answer] = then;
  if (first?.eventType !== "payment.authorized" || answer?.eventType !== "payment.authorized")
    return undefined;
  return [{ ...first, stayVersion }];
}
