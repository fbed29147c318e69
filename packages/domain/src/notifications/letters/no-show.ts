import type { EventOf } from "@roomstream/events/envelope";
import { dayOfYearInWords } from "../../shared/dates";
import { formatMoney } from "../../shared/money";
import type { About, Letter } from "../mail";
import { moneyInLines } from "./cancellation";

export function noShow({ data }: EventOf<"reservation.noshow">, { property, back }: About): Letter {
  const money = (amount: number) => formatMoney(amount, data.pricingDetails.currency);
  return {
    subject: `we missed you (${data.confirmationNumber})`,
    lines: [
      `we waited for you at ${property.name} on ${dayOfYearInWords(data.stayDetails.arrival)}, and closed the day without you; the room is no longer held.`,
      "",
      ...moneyInLines(back, money),
      "",
      `If you are still on your way, call us at ${property.phone}: we will see what we can do.`,
    ],
  };
}
