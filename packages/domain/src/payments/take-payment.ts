import { formatMoney } from "../shared/money";
import { accept, type Result, refuse } from "../shared/result";
import { type MoneyOrder, moveMoney } from "./at-the-desk";
import type { DeskPayment, PaymentTaken } from "./contract";
import { owed } from "./owed";
import { posted } from "./told";

/** Notes money that was taken at the desk, in cash or by a terminal. What it pays the card is no longer asked for. */
export const takePayment = (order: MoneyOrder<DeskPayment>): Promise<Result<PaymentTaken>> =>
  moveMoney(order, (payment, view) => {
    const { amount, method } = order.input;
    const most = owed(payment, view);
    if (amount.amount > most) {
      return refuse(
        "TOO_MUCH",
        most === 0
          ? "Nothing is owed any more; take no money."
          : `No more than ${formatMoney(most, amount.currency)} is owed; take that or less.`,
      );
    }
    return accept({
      payment: { ...payment, cash: payment.cash + amount.amount },
      told: [posted(payment, "CASH", amount.amount)],
      answer: { amount },
      audit: { action: "payment.taken", after: { ...amount, method } },
    });
  });
