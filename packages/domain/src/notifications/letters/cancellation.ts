import type { EventOf } from "@roomstream/events/envelope";
import { formatMoney } from "../../shared/money";
import type { About, Letter } from "../mail";
import { datesInWords } from "./stay-in-words";

export function cancellation({ data }: EventOf<"reservation.cancelled">, about: About): Letter {
  const { property, refund } = about;
  const money = (amount: number) => formatMoney(amount, data.pricingDetails.currency);
  const who =
    data.reason === "HOTEL"
      ? `we are sorry: ${property.name} cannot keep your stay of ${datesInWords(data)}, and has cancelled it.`
      : `your stay of ${datesInWords(data)} at ${property.name} is cancelled, as you asked.`;
  return {
    subject: `your stay ${data.confirmationNumber} is cancelled`,
    lines: [who, "", ...moneyInLines(data.fee, refund, money)],
  };
}

/** What is kept of the money and what is given back. */
export function moneyInLines(fee: number, refund: number, money: (amount: number) => string): string[] {
  return [
    fee > 0 ? `We keep ${money(fee)}, as the terms of your booking say.` : "Nothing is kept.",
    ...(refund > 0 ? [`${money(refund)} goes back to your card; your bank may take some days for it.`] : []),
    "Whatever else is held on your card is let go.",
  ];
}
