import type { CancellationPreview } from "./contract";
import { type Money, settlementOf } from "./queries/bill";
import type { ReservationRow } from "./stored-reservation";

/** Who wants a stay not to take place: the guest, whom the policy binds, or the hotel, which keeps nothing then. */
export type CancelledBy = "GUEST" | "HOTEL";

/**
 * What the hotel keeps of a stay that does not take place: nothing while it is pending or up to the moment that the policy
 * names, then the policy's fee, and never more than its card stands for.
 */
export function feeOf(row: ReservationRow, now: Date): number {
  if (row.status !== "CONFIRMED") return 0;
  const { cancellationPolicy, toAuthorize } = row.sold;
  const { freeUntil, fee } = cancellationPolicy;
  if (freeUntil !== null && now <= new Date(freeUntil)) return 0;
  return Math.min(fee.amount, toAuthorize);
}

/** A cancellation with this fee, as it is told before and after. */
export function previewOf(row: ReservationRow, money: Money, fee: number): CancellationPreview {
  const { currency } = row.sold.totals;
  const { refund, released } = settlementOf(money, fee);
  return {
    status: row.status,
    fee: { amount: fee, currency },
    refund: { amount: refund, currency },
    released: { amount: released, currency },
    policy: row.sold.cancellationPolicy,
  };
}
