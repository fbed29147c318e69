import type { MoneyOf } from "../../payments/queries/money-of";
import type { Folio } from "../contract";
import type { ReservationRow } from "../stored-reservation";

/** What the payments service says of the money of a reservation. */
export type Money = Omit<MoneyOf, "charges">;

/** What is owed: a reservation that ended without a stay owes its fee. Of either the house may let the guest off a part. */
export function folioOfStay(row: Pick<ReservationRow, "status" | "fee" | "sold">, money: Money): Folio {
  const ended = row.status === "CANCELLED" || row.status === "NO_SHOW";
  const charges = (ended ? row.fee : row.sold.totals.total) - money.allowed;
  const payments = money.captured + money.cash;
  return {
    charges,
    payments,
    authorized: money.authorized,
    refunds: money.refunded,
    balance: charges - payments + money.refunded,
    currency: row.sold.totals.currency,
  };
}
