/** What the guarantee asks for, in minor units of the currency. */
export type Terms = { currency: string; toAuthorize: number; toCapture: number; sealedToken: string | null };

/**
 * The money of one reservation: what is wanted of it, and what the gateway did.
 *
 *   wanted:  NOTHING_YET -> AUTHORIZE -> CAPTURE
 *                  \___________\____________\____-> RELEASE   (for ever)
 *   status:  NONE -> INITIATED -> AUTHORIZED -> CAPTURED
 *                        \-> FAILED    \-> VOIDED
 */
export type Payment = {
  stayVersion: number;
  wanted: "NOTHING_YET" | "AUTHORIZE" | "CAPTURE" | "RELEASE";
  status: "NONE" | "INITIATED" | "AUTHORIZED" | "CAPTURED" | "FAILED" | "VOIDED";
  /** Why it failed, or why the gateway refused what was wanted. */
  reason: string | null;
  /** Null until the guarantee of the reservation was heard of. */
  terms: Terms | null;
  authorized: number;
  captured: number;
  voided: number;
  refunded: number;
  chargeId: string | null;
  expiresAt: Date | null;
};

export type Want =
  | { kind: "AUTHORIZE"; stayVersion: number; terms: Terms; expiresAt: Date | null }
  | { kind: "CAPTURE"; stayVersion: number; terms: Terms }
  | { kind: "RELEASE"; stayVersion: number };

export type Operation = { kind: "AUTHORIZE" | "CAPTURE" | "VOID" | "REFUND"; amount: number };

export type Outcome = { ok: true; chargeId: string } | { ok: false; reason: string };

export type Told = {
  eventType:
    | "payment.initiated"
    | "payment.authorized"
    | "payment.captured"
    | "payment.voided"
    | "payment.failed"
    | "payment.refunded";
  amount: number;
};

export type Decision = { payment: Payment; told: Told | null };

/** Folds what a reservation wants of its money. Older versions, and anything after a release, change nothing. */
export function want(payment: Payment, wish: Want, now: Date): Decision {
  const unchanged = { payment, told: null };
  if (wish.kind === "RELEASE") {
    if (wish.stayVersion <= payment.stayVersion) return unchanged;
    // What the gateway refused before (a capture) stops nobody from letting go of what is held.
    const reason = payment.status === "FAILED" ? payment.reason : null;
    return { payment: { ...payment, wanted: "RELEASE", stayVersion: wish.stayVersion, reason }, told: null };
  }
  if (payment.wanted === "RELEASE" || wish.stayVersion < payment.stayVersion) return unchanged;
  if (wish.kind === payment.wanted || (wish.kind === "AUTHORIZE" && payment.wanted === "CAPTURE"))
    return unchanged;
  if (payment.terms !== null) return { payment: { ...payment, wanted: wish.kind }, told: null };
  return begin(payment, wish, now);
}

/** The first that is heard of the guarantee; a confirmation that is heard before its creation brings it too. */
function begin(payment: Payment, wish: Exclude<Want, { kind: "RELEASE" }>, now: Date): Decision {
  const { terms, stayVersion, kind: wanted } = wish;
  const expiresAt = wish.kind === "AUTHORIZE" ? wish.expiresAt : null;
  const begun = { ...payment, wanted, stayVersion, terms, expiresAt };
  if (terms.toAuthorize === 0) return { payment: begun, told: null };
  if (expiresAt !== null && now > expiresAt) {
    return {
      payment: { ...begun, status: "FAILED", reason: "TIMED_OUT" },
      told: { eventType: "payment.failed", amount: terms.toAuthorize },
    };
  }
  return {
    payment: { ...begun, status: "INITIATED" },
    told: { eventType: "payment.initiated", amount: terms.toAuthorize },
  };
}

/** The next call to the gateway that brings the payment nearer to what is wanted; null when there is none. */
export function nextOperation(payment: Payment): Operation | null {
  const { terms, wanted, status } = payment;
  if (terms === null || payment.reason !== null) return null;
  const held = payment.authorized - payment.captured - payment.voided;
  switch (wanted) {
    case "NOTHING_YET":
      return null;
    case "RELEASE":
      if (held > 0) return { kind: "VOID", amount: held };
      if (payment.captured > payment.refunded)
        return { kind: "REFUND", amount: payment.captured - payment.refunded };
      return null;
    case "AUTHORIZE":
    case "CAPTURE":
      if (status === "INITIATED") return { kind: "AUTHORIZE", amount: terms.toAuthorize };
      if (wanted === "CAPTURE" && status === "AUTHORIZED" && terms.toCapture > payment.captured) {
        return { kind: "CAPTURE", amount: terms.toCapture - payment.captured };
      }
      return null;
    default:
      return wanted satisfies never;
  }
}

/** Folds the gateway's answer to an operation. An authorisation that comes after the time-out is refused and let go again. */
export function settle(payment: Payment, { kind, amount }: Operation, outcome: Outcome, now: Date): Decision {
  if (!outcome.ok) {
    const failed = kind === "AUTHORIZE" ? { ...payment, status: "FAILED" as const } : payment;
    return {
      payment: { ...failed, reason: outcome.reason },
      told: kind === "AUTHORIZE" ? { eventType: "payment.failed", amount } : null,
    };
  }
  switch (kind) {
    case "AUTHORIZE": {
      const authorized = { ...payment, authorized: payment.authorized + amount, chargeId: outcome.chargeId };
      const late = payment.wanted === "AUTHORIZE" && payment.expiresAt !== null && now > payment.expiresAt;
      return late
        ? {
            payment: { ...authorized, status: "AUTHORIZED", wanted: "RELEASE" },
            told: { eventType: "payment.failed", amount },
          }
        : {
            payment: { ...authorized, status: "AUTHORIZED" },
            told: { eventType: "payment.authorized", amount },
          };
    }
    case "CAPTURE":
      return {
        payment: { ...payment, captured: payment.captured + amount, status: "CAPTURED" },
        told: { eventType: "payment.captured", amount },
      };
    case "VOID":
      return {
        payment: { ...payment, voided: payment.voided + amount, status: "VOIDED" },
        told: { eventType: "payment.voided", amount },
      };
    case "REFUND":
      return {
        payment: { ...payment, refunded: payment.refunded + amount },
        told: { eventType: "payment.refunded", amount },
      };
    default:
      return kind satisfies never;
  }
}

/** Why a failure is told: the gateway's reason, or that the answer came after the time-out. */
export const failureReason = (payment: Payment): string => payment.reason ?? "TIMED_OUT";
