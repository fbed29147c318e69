import type { Unsettled } from "../payments/queries/unsettled";
import { formatMoney } from "../shared/money";
import type { Alert } from "./desk-alerts";

/** What the desk is told of a stay that has ended and whose money does not come right by itself. */
export function moneyAlerts(money: Unsettled, confirmationNumber: string): Alert[] {
  const { reservationId, propertyId, currency, owed, toCard, atDesk } = money;
  const about = { propertyId, subject: reservationId, reservationId };
  const say = (amount: number) => formatMoney(amount, currency);
  const refused = money.refused === null ? "" : ` (${money.refused.replaceAll("_", " ")})`;
  if (owed > 0) {
    const why = refused === "" ? "" : `The card was refused${refused}. `;
    const message = `${why}${say(owed)} of ${confirmationNumber} is still to be paid. Ask the guest for another way to pay, and take the payment.`;
    return [{ ...about, kind: "UNPAID", message }];
  }
  const byHand = `Give back ${say(atDesk)} to the guest of ${confirmationNumber}: it was paid at the desk and is more than is due. Note it as a refund.`;
  const byCard = `${say(toCard)} is to go back to the card of ${confirmationNumber}, and the bank refuses it${refused}. It is asked again by itself; tell the guest.`;
  const message = [...(atDesk > 0 ? [byHand] : []), ...(toCard > 0 ? [byCard] : [])].join(" ");
  return [{ ...about, kind: "GIVE_BACK", message }];
}
