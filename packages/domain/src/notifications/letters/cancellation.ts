import type { EventOf } from "@roomstream/events/envelope";
import type { GivenBack } from "../../payments/queries/given-back";
import { formatMoney } from "../../shared/money";
import type { About, Letter } from "../mail";
import { datesInWords } from "./stay-in-words";

export function cancellation({ data }: EventOf<"reservation.cancelled">, about: About): Letter {
  const { property, back } = about;
  const money = (amount: number) => formatMoney(amount, data.pricingDetails.currency);
  const who =
    data.reason === "HOTEL"
      ? `we are sorry: ${property.name} cannot keep your stay of ${datesInWords(data)}, and has cancelled it.`
      : `your stay of ${datesInWords(data)} at ${property.name} is cancelled, as you asked.`;
  return {
    subject: `your stay ${data.confirmationNumber} is cancelled`,
    lines: [who, "", ...moneyInLines(back, money)],
  };
}

/** What is kept of the money, and what is given back by which way. */
export function moneyInLines(
  { kept, toCard, atDesk }: GivenBack,
  money: (amount: number) => string,
): string[] {
  return [
    kept > 0 ? `We keep ${money(kept)}, as the terms of your booking say.` : "Nothing is kept.",
    ...(toCard > 0 ? [`${money(toCard)} goes back to your card; your bank may take some days for it.`] : []),
    ...(atDesk > 0
      ? [`${money(atDesk)} that you paid at the hotel we give back at its desk; call us if you cannot come.`]
      : []),
    "Whatever else is held on your card is let go.",
  ];
}
