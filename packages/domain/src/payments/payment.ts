/** What of a stay is to be held or taken in all, and what of that is to be taken, in minor units. */
export type Guarantee = { toAuthorize: number; toCapture: number };

/** One authorisation at the gateway and what became of it: `captured + voided <= authorized`, `refunded <= captured`. */
export type Charge = {
  chargeId: string;
  authorized: number;
  captured: number;
  voided: number;
  refunded: number;
};

/** A call to the gateway; `chargeId` is null for one that makes a charge. `stayVersion` is the one that asked for it. */
export type Operation = {
  kind: "AUTHORIZE" | "CAPTURE" | "VOID" | "REFUND";
  amount: number;
  chargeId: string | null;
  stayVersion: number;
};

export type Outcome = { ok: true; chargeId: string } | { ok: false; reason: string };

/** A movement that the gateway refused, and when it is tried again: for ever, until it is agreed to or nobody wants it any more. */
export type Stuck = { reason: string; tries: number; since: Date; retryAt: Date };

/**
 * The money of one reservation: what its newest word wants, and what the gateway did.
 *
 *   wanted:  NOTHING_YET -> AUTHORIZE -> CAPTURE <-> PROPOSE
 *                                           \-> SETTLE (checked out), RELEASE (cancelled, not come): for ever
 *   status:  NONE, or of the guarantee that `stayVersion` asks for: INITIATED -> AUTHORIZED or FAILED
 */
export type Payment = {
  /** The version of the reservation, and of its stay, in the newest word heard. */
  asOf: number;
  stayVersion: number;
  wanted: "NOTHING_YET" | "AUTHORIZE" | "PROPOSE" | "CAPTURE" | "SETTLE" | "RELEASE";
  status: "NONE" | "INITIATED" | "AUTHORIZED" | "FAILED";
  /** Why the guarantee failed. */
  reason: string | null;
  /** Null until a stay of the reservation was heard of. */
  currency: string | null;
  sealedToken: string | null;
  /** What the newest stay heard of asks for, a proposal too. */
  asked: Guarantee;
  expiresAt: Date | null;
  /** What the stay in force asks for; null until one is. */
  inForce: (Guarantee & { asOf: number }) | null;
  /** What the guest is to have paid in the end: the price of the stay, or the fee that is kept of it. */
  due: number;
  /** What the house lets the guest off. */
  allowed: number;
  /** Taken at the desk and not given back. */
  cash: number;
  charges: Charge[];
  /** The one call that is not answered yet. */
  open: Operation | null;
  stuck: Stuck | null;
  /** Whether what the guest paid is on the folio, or still a deposit; and the version that said so. */
  onFolio: boolean;
  folioAsOf: number;
};

/** A payment that nothing is known of. */
export const UNHEARD: Payment = {
  asOf: 0,
  stayVersion: 0,
  wanted: "NOTHING_YET",
  status: "NONE",
  reason: null,
  currency: null,
  sealedToken: null,
  asked: { toAuthorize: 0, toCapture: 0 },
  expiresAt: null,
  inForce: null,
  due: 0,
  allowed: 0,
  cash: 0,
  charges: [],
  open: null,
  stuck: null,
  onFolio: false,
  folioAsOf: 0,
};

/** What of a charge is held and not yet taken; what of it was taken and not given back. */
export const heldOf = (charge: Charge): number => charge.authorized - charge.captured - charge.voided;
export const takenOf = (charge: Charge): number => charge.captured - charge.refunded;

export const held = ({ charges }: Payment): number => sum(charges.map(heldOf));
export const taken = ({ charges }: Payment): number => sum(charges.map(takenOf));
/** What the card stands for: held or taken. */
export const standing = (payment: Payment): number => held(payment) + taken(payment);

const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0);
