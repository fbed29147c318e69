import { type Charge, heldOf, type Operation, type Payment, taken, takenOf } from "./payment";
import { missing, targetOf } from "./target";

/**
 * The next call to the gateway that brings the payment nearer to its target; null when there is none. Takes what is held
 * before it asks for more, and gives back and lets go last, the newest charge first.
 */
export function nextOperation(payment: Payment): Operation | null {
  const target = targetOf(payment);
  if (target === null || payment.open !== null || payment.stuck !== null) return null;
  const { charges, stayVersion } = payment;
  const toTake = target.taken - taken(payment);
  if (toTake > 0) {
    const charge = charges.find((candidate) => heldOf(candidate) > 0);
    if (charge) return move("CAPTURE", charge, Math.min(toTake, heldOf(charge)), stayVersion);
  }
  const short = missing(payment);
  if (short > 0 && payment.status === "INITIATED") {
    return { kind: "AUTHORIZE", amount: short, chargeId: null, stayVersion };
  }
  if (!target.exact) return null;
  if (toTake < 0) {
    const charge = charges.findLast((candidate) => takenOf(candidate) > 0);
    if (charge) return move("REFUND", charge, Math.min(-toTake, takenOf(charge)), stayVersion);
  }
  const tooMuch = charges.reduce((sum, charge) => sum + heldOf(charge), 0) - target.held;
  const charge = charges.findLast((candidate) => heldOf(candidate) > 0);
  return charge && tooMuch > 0 ? move("VOID", charge, Math.min(tooMuch, heldOf(charge)), stayVersion) : null;
}

const move = (
  kind: "CAPTURE" | "VOID" | "REFUND",
  { chargeId }: Charge,
  amount: number,
  stayVersion: number,
): Operation => ({ kind, amount, chargeId, stayVersion });
