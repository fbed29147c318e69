import type { CancellationPreview, ReservationView } from "@roomstream/domain/reservations/contract";
import { formatMoney, type Money } from "../money";

/** What the house keeps once cancelling is not free any more: the policy's fee, as far as the card stands for it. */
export const feeAfter = ({ cancellationPolicy: { fee }, heldNow }: ReservationView): Money => ({
  ...fee,
  amount: Math.min(fee.amount, heldNow.amount),
});

/** What the button that cancels says: what becomes of the money. */
export function cancelWords({ refund, released }: Pick<CancellationPreview, "refund" | "released">): string {
  if (refund.amount > 0 && released.amount > 0)
    return `Cancel, get ${formatMoney(refund)} back and release ${formatMoney(released)}`;
  if (refund.amount > 0) return `Cancel and get ${formatMoney(refund)} back`;
  if (released.amount > 0) return `Cancel and release ${formatMoney(released)}`;
  return "Cancel the stay, nothing comes back";
}
