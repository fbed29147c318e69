import { type Guarantee, type Payment, standing } from "./payment";

/** What should be taken of the card and held on it besides; `exact`: no more than that either. */
export type Target = { taken: number; held: number; exact: boolean };

/** What the newest word makes of the money; null while nothing was heard. */
export function targetOf(payment: Payment): Target | null {
  const { wanted, status, asked, inForce } = payment;
  switch (wanted) {
    case "NOTHING_YET":
      return null;
    case "AUTHORIZE":
      return status === "FAILED"
        ? { taken: 0, held: 0, exact: true }
        : { taken: 0, held: asked.toAuthorize, exact: false };
    case "PROPOSE": {
      const now = inForce ? guaranteed(payment, inForce) : { taken: 0, held: 0 };
      const then = status === "FAILED" ? now : guaranteed(payment, asked);
      const most = Math.max(now.taken + now.held, then.taken + then.held);
      return { taken: now.taken, held: most - now.taken, exact: false };
    }
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

/** What the card stands for less than it should. */
export function missing(payment: Payment): number {
  const target = targetOf(payment);
  return target === null ? 0 : Math.max(0, target.taken + target.held - standing(payment));
}
