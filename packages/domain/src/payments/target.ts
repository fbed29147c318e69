import { type Guarantee, held, type Payment, standing, taken } from "./payment";

/** What should be taken of the card and held on it besides; `exact`: no more than that either. */
export type Target = { taken: number; held: number; exact: boolean };

/** What the newest word makes of the money; null while nothing was heard. */
export function targetOf(payment: Payment): Target | null {
  const { wanted, status, asked } = payment;
  switch (wanted) {
    case "NOTHING_YET":
      return null;
    case "AUTHORIZE":
      return status === "FAILED"
        ? { taken: 0, held: 0, exact: true }
        : { taken: 0, held: asked.toAuthorize, exact: false };
    case "PROPOSE":
      return { ...inForceOf(payment), exact: false };
    case "CAPTURE":
      return { ...guaranteed(payment, asked), exact: true };
    case "SETTLE":
      return { taken: owedByCard(payment), held: 0, exact: true };
    case "RELEASE":
      return { taken: Math.min(owedByCard(payment), standing(payment)), held: 0, exact: true };
    default:
      return wanted satisfies never;
  }
}

/** What the house lets a guest off is taken from what is due now, never from what is held. */
const guaranteed = ({ allowed }: Payment, { toAuthorize, toCapture }: Guarantee) => ({
  taken: Math.max(0, toCapture - allowed),
  held: toAuthorize - toCapture,
});

/** What is left for the card of a stay that has ended. */
const owedByCard = ({ due, allowed, cash }: Payment): number => Math.max(0, due - allowed - cash);

/** What the stay in force asks for while another is proposed; nothing as long as it was not heard of. */
const inForceOf = (payment: Payment) =>
  payment.inForce ? guaranteed(payment, payment.inForce) : { taken: 0, held: 0 };

/** What is to be held more. A proposal asks for what it needs and for what the stay in force does, whichever is more. */
export function missing(payment: Payment): number {
  const target = targetOf(payment);
  if (target === null) return 0;
  const now = short(payment, target);
  if (payment.wanted !== "PROPOSE" || payment.status === "FAILED") return now;
  return Math.max(now, short(payment, guaranteed(payment, payment.asked)));
}

/** What was taken too much is given back, so it stands for nothing. */
const short = (payment: Payment, target: { taken: number; held: number }): number =>
  Math.max(0, target.taken + target.held - Math.min(taken(payment), target.taken) - held(payment));
