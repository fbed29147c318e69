import { answered } from "./answered";
import { type Guarantee, type Payment, taken } from "./payment";
import { type Decision, posted, type Told } from "./told";

/** What a stay asks of the card. */
export type Terms = Guarantee & { currency: string; total: number; sealedToken: string | null };

type Heard = { asOf: number; stayVersion: number; terms: Terms };

/** What a reservation wants of its money, as of one of its versions. */
export type Word = Heard &
  (
    | { kind: "AUTHORIZE" | "PROPOSE"; expiresAt: Date | null }
    /** The stay is in force; whether its guest is in the house, where the word says so. */
    | { kind: "CAPTURE"; inHouse?: boolean }
    /** The stay was lived. */
    | { kind: "SETTLE" }
    /** There is no stay; a fee may be kept. */
    | { kind: "RELEASE"; fee: number; entry: "CANCELLATION_FEE" | "NO_SHOW_FEE" }
  );

/**
 * Folds a word over the payment, so that in any order the words end the same: the highest version says what is wanted, the
 * highest that put a stay in force says what is taken meanwhile.
 */
export function want(before: Payment, word: Word, now: Date): Decision {
  const told: Told[] = [];
  let payment = before;
  const closed = before.wanted === "SETTLE" || before.wanted === "RELEASE";
  if (word.kind === "CAPTURE" && !closed && word.asOf > (before.inForce?.asOf ?? 0)) {
    payment = { ...payment, due: word.terms.total, inForce: { ...guaranteeOf(word), asOf: word.asOf } };
  }
  const house = houseOf(word);
  if (house !== undefined && word.asOf > payment.folioAsOf) {
    const moved = taken(payment) + payment.cash;
    if (house !== payment.onFolio && moved !== 0) {
      told.push(posted(payment, house ? "DEPOSIT_APPLIED" : "DEPOSIT_RETURNED", moved));
    }
    payment = { ...payment, onFolio: house, folioAsOf: word.asOf };
  }
  if (word.asOf <= before.asOf) return { payment, told };
  payment = {
    ...payment,
    due: dueOf(payment, word),
    asOf: word.asOf,
    stayVersion: word.stayVersion,
    wanted: word.kind,
    currency: word.terms.currency,
    sealedToken: word.terms.sealedToken ?? payment.sealedToken,
    asked: guaranteeOf(word),
    expiresAt: "expiresAt" in word ? word.expiresAt : null,
    // What the gateway refused before stops nobody from wanting something else.
    stuck: null,
  };
  const closing = close(payment, word);
  const asked = answered(askAgain(before, closing.payment), now);
  return { payment: asked.payment, told: [...told, ...closing.told, ...asked.told] };
}

const guaranteeOf = ({ terms: { toAuthorize, toCapture } }: Word): Guarantee => ({ toAuthorize, toCapture });

/** Whether the guest's money belongs on the folio; undefined where a word says nothing of it. */
function houseOf(word: Word): boolean | undefined {
  if (word.kind === "CAPTURE") return word.inHouse;
  return word.kind === "SETTLE" || word.kind === "RELEASE" ? true : undefined;
}

/** The price of the stay, or the fee; a proposal's price is not due yet. */
function dueOf(payment: Payment, word: Word): number {
  if (word.kind === "PROPOSE") return payment.due;
  return word.kind === "RELEASE" ? word.fee : word.terms.total;
}

/** At the end of a stay a fee is posted, and nobody is let off more than is due. */
function close(payment: Payment, word: Word): Decision {
  const told: Told[] = [];
  if (word.kind !== "SETTLE" && word.kind !== "RELEASE") return { payment, told };
  if (word.kind === "RELEASE" && word.fee > 0) {
    told.push(posted(payment, word.entry, word.fee, { net: word.fee }));
  }
  const tooMuch = payment.allowed - payment.due;
  if (tooMuch <= 0) return { payment, told };
  told.push(posted(payment, "ALLOWANCE", -tooMuch));
  return { payment: { ...payment, allowed: payment.due }, told };
}

/** A guarantee that was asked for in the same version and refused is not asked for again. */
function askAgain(before: Payment, payment: Payment): Payment {
  if (payment.wanted === "RELEASE" || before.stayVersion === payment.stayVersion) return payment;
  return { ...payment, status: "NONE", reason: null };
}
