import { formatMoney } from "../shared/money";
import { accept, type Result, refuse } from "../shared/result";
import { type MoneyOrder, moveMoney } from "./at-the-desk";
import type { DeskRefund, RefundMade } from "./contract";
import { dueOf } from "./owed";
import { refundable, splitRefund } from "./refund-split";
import { posted } from "./told";

/**
 * Gives money back: what was taken of the card through the gateway, what is more than that at the desk. What is given back is let
 * off, so that nothing asks for it again.
 */
export const refund = (order: MoneyOrder<DeskRefund>): Promise<Result<RefundMade>> =>
  moveMoney(order, (payment, view) => {
    const { amount, reason } = order.input;
    const { currency } = amount;
    const most = refundable(payment);
    if (amount.amount > most) {
      return refuse(
        "TOO_MUCH",
        most === 0
          ? "Nothing was paid that could be given back."
          : `No more than ${formatMoney(most, currency)} can be given back; ask for that or less.`,
      );
    }
    const { toCard, atDesk, letOff } = splitRefund(payment, amount.amount, dueOf(payment, view));
    return accept({
      payment: { ...payment, allowed: payment.allowed + letOff, cash: payment.cash - atDesk },
      told: [
        ...(letOff > 0 ? [posted(payment, "ALLOWANCE", letOff)] : []),
        ...(atDesk > 0 ? [posted(payment, "CASH_BACK", atDesk)] : []),
      ],
      answer: { amount, toCard: { amount: toCard, currency }, atDesk: { amount: atDesk, currency } },
      audit: { action: "payment.refunded", after: { ...amount, reason, toCard, atDesk } },
    });
  });
