import { type Payment, standing } from "./payment";
import { missing, targetOf } from "./target";
import type { Decision } from "./told";

/**
 * Whether what the newest version asks of the card is there, must be asked for, or came too late; told when it changes.
 * Called whenever something moved. What was refused stays so.
 */
export function answered(payment: Payment, now: Date): Decision {
  const { status, stayVersion, wanted, expiresAt, open } = payment;
  const same = { payment, told: [] };
  const target = targetOf(payment);
  if (target === null || wanted === "RELEASE" || status === "FAILED") return same;
  const waited = wanted === "AUTHORIZE" || wanted === "PROPOSE";
  const short = missing(payment);
  if (status === "AUTHORIZED" && (waited || short === 0)) return same;
  // What a call under way moves counts only when it is known.
  if (short === 0 && (open === null || open.kind === "AUTHORIZE")) {
    if (standing(payment) === 0) return same;
    const granted = { ...payment, status: "AUTHORIZED" as const };
    return {
      payment: granted,
      told: waited
        ? [{ eventType: "payment.authorized", stayVersion, amount: 0, operationId: null, chargeId: null }]
        : [],
    };
  }
  if (expiresAt !== null && now > expiresAt) {
    return {
      payment: { ...payment, status: "FAILED", reason: "TIMED_OUT" },
      told: [
        {
          eventType: "payment.failed",
          stayVersion,
          amount: short,
          reason: "TIMED_OUT",
          operationId: null,
          chargeId: null,
        },
      ],
    };
  }
  if (status === "INITIATED" || (wanted === "SETTLE" && payment.sealedToken === null)) return same;
  return {
    payment: { ...payment, status: "INITIATED" },
    told: [{ eventType: "payment.initiated", stayVersion, amount: short }],
  };
}
