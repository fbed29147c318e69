import { dayInWords, dayOfYearInWords } from "../../shared/dates";
import { formatMoney } from "../../shared/money";
import type { About, Told } from "../mail";

/** "Fri 11 Dec to Mon 14 Dec 2026". */
export const datesInWords = ({ stayDetails }: Told["data"]): string =>
  `${dayInWords(stayDetails.arrival)} to ${dayOfYearInWords(stayDetails.departure)}`;

/** Number, dates and money of a stay, each on its line and in columns. */
export function stayInLines({ data }: Told, { property }: Pick<About, "property">): string[] {
  const { stayDetails, pricingDetails, guarantee, confirmationNumber } = data;
  const money = (amount: number) => formatMoney(amount, pricingDetails.currency);
  const held = guarantee.toAuthorize - guarantee.toCapture;
  return [
    `Confirmation number  ${confirmationNumber}`,
    `Arrive               ${dayOfYearInWords(stayDetails.arrival)}, from ${property.checkInFrom}`,
    `Leave                ${dayOfYearInWords(stayDetails.departure)}, until ${property.checkOutUntil}`,
    ...pricingDetails.nights.map(
      ({ date, amount }) => `Night of ${dayInWords(date).padEnd(12)}${money(amount)}`,
    ),
    ...(pricingDetails.tax > 0 ? [`Taxes on top         ${money(pricingDetails.tax)}`] : []),
    `Total                ${money(pricingDetails.total)}, taxes in it`,
    `Paid now             ${money(guarantee.toCapture)}`,
    ...(held > 0 ? [`Held on the card     ${money(held)}`] : []),
    `At the hotel         ${money(pricingDetails.total - guarantee.toCapture)}`,
  ];
}
