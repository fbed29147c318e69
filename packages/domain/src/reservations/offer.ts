import type { PropertyDetails } from "../property/contract";
import type { Quote } from "../rates/queries/quote-stay";
import { dayInWords } from "../shared/dates";
import { basisPointsOf, formatMoney } from "../shared/money";
import { addDays, type Dates, momentAt } from "../shared/stay";
import type { Offer } from "./contract";

/** Puts a quote and the rooms left together as what a guest may choose. */
export function offerOf(property: PropertyDetails, dates: Dates, quote: Quote, roomsLeft: number): Offer {
  const { plan, priced, guarantee } = quote;
  const { currency } = property;
  return {
    roomTypeId: quote.roomTypeId,
    roomTypeName:
      property.roomTypes.find((type) => type.roomTypeId === quote.roomTypeId)?.name ?? quote.roomTypeId,
    ratePlanId: plan.ratePlanId,
    ratePlanName: plan.name,
    includes: plan.includes,
    roomsLeft,
    nights: priced.nights.map(({ date, amount }) => ({ date, amount })),
    totals: { ...priced.totals, currency },
    guarantee: plan.guarantee,
    dueNow: { amount: guarantee.toCapture, currency },
    heldNow: { amount: guarantee.toAuthorize, currency },
    cancellationPolicy: policyOf(plan, priced.totals.total, dates, property),
  };
}

function policyOf(
  plan: Quote["plan"],
  total: number,
  { arrival }: Dates,
  property: PropertyDetails,
): Offer["cancellationPolicy"] {
  const fee = { amount: basisPointsOf(total, plan.cancellationFeeBp), currency: property.currency };
  if (plan.freeCancellationDays === null) {
    return { freeUntil: null, fee, text: "Cannot be cancelled free of charge." };
  }
  const lastDay = addDays(arrival, -plan.freeCancellationDays);
  const freeUntil = momentAt(lastDay, plan.freeCancellationHour, property.timeZone);
  const hour = `${String(plan.freeCancellationHour).padStart(2, "0")}:00`;
  const keeps = fee.amount === 0 ? "nothing is kept" : `${formatMoney(fee.amount, fee.currency)} is kept`;
  return {
    freeUntil: freeUntil.toISOString(),
    fee,
    text: `Free to cancel until ${dayInWords(lastDay)}, ${hour} in ${property.place}; after that ${keeps}.`,
  };
}
