import type { Operation, Outcome } from "@roomstream/domain/payments/payment";

type Booked = { authorized: number; captured: number; voided: number; refunded: number };

/** A bank that books what it agrees to, keeps its answer for each key, and never moves more than there is. */
export class PretendBank {
  readonly charges = new Map<string, Booked>();
  private readonly answers = new Map<string, Outcome>();

  send(key: string, operation: Operation, refuses: boolean): Outcome {
    const known = this.answers.get(key);
    if (known) return known;
    const outcome: Outcome = refuses ? { ok: false, reason: "refused" } : this.book(operation);
    this.answers.set(key, outcome);
    return outcome;
  }

  private book({ kind, amount, chargeId }: Operation): Outcome {
    if (amount <= 0) throw new Error(`${kind} of ${amount}`);
    if (kind === "AUTHORIZE") {
      const made = `charge-${this.charges.size + 1}`;
      this.charges.set(made, { authorized: amount, captured: 0, voided: 0, refunded: 0 });
      return { ok: true, chargeId: made };
    }
    const charge = this.charges.get(chargeId ?? "");
    if (!charge || chargeId === null) throw new Error(`${kind} of a charge that is not there`);
    if (kind === "CAPTURE") charge.captured += amount;
    if (kind === "VOID") charge.voided += amount;
    if (kind === "REFUND") charge.refunded += amount;
    if (charge.captured + charge.voided > charge.authorized || charge.refunded > charge.captured) {
      throw new Error(`${kind} of ${amount} is more than there is: ${JSON.stringify(charge)}`);
    }
    return { ok: true, chargeId };
  }
}
