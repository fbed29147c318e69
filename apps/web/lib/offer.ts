import type { Offer } from "@roomstream/domain/reservations/contract";
import { momentThere } from "./dates";
import { formatMoney, type Money } from "./money";

export const offerKey = (offer: Pick<Offer, "roomTypeId" | "ratePlanId">) =>
  `${offer.roomTypeId}|${offer.ratePlanId}`;

/** The offers of each kind of room, in the order in which they came. */
export const byRoomType = (offers: Offer[]) => {
  const rooms = new Map<string, Offer[]>();
  for (const offer of offers) rooms.set(offer.roomTypeId, [...(rooms.get(offer.roomTypeId) ?? []), offer]);
  return rooms;
};

type Terms = Pick<Offer, "totals" | "dueNow" | "heldNow" | "guarantee" | "cancellationPolicy">;

export const totalOf = ({ totals }: Pick<Offer, "totals">): Money => ({
  amount: totals.total,
  currency: totals.currency,
});

/** How the total is split: taken at once, only held on the card, and left for the house. The parts add up to it. */
export const moneySplit = ({ totals, dueNow, heldNow }: Terms) => ({
  paid: dueNow,
  held: { amount: heldNow.amount - dueNow.amount, currency: totals.currency },
  later: { amount: totals.total - heldNow.amount, currency: totals.currency },
});

/** "€174.33 is held today" */
export const dueToday = (offer: Terms) => {
  const { paid, held } = moneySplit(offer);
  if (paid.amount > 0 && held.amount > 0)
    return `${formatMoney(paid)} is paid and ${formatMoney(held)} held today`;
  if (paid.amount > 0) return `${formatMoney(paid)} is paid today`;
  if (held.amount > 0) return `${formatMoney(held)} is held today`;
  return "Nothing is due today";
};

/** Whether cancelling is free now, and until when. */
export const freeUntil = ({ cancellationPolicy }: Pick<Offer, "cancellationPolicy">, now: number) =>
  cancellationPolicy.freeUntil && Date.parse(cancellationPolicy.freeUntil) > now
    ? cancellationPolicy.freeUntil
    : null;

/** The policy in one sentence as long as it holds; once the time to cancel free of charge is over, what is kept now. */
export const policyNow = (
  { cancellationPolicy, heldNow }: Pick<Offer, "cancellationPolicy" | "heldNow">,
  now: number,
): string => {
  const { freeUntil: until, fee, text } = cancellationPolicy;
  if (until === null || Date.parse(until) > now) return text;
  const kept = { ...fee, amount: Math.min(fee.amount, heldNow.amount) };
  return kept.amount === 0
    ? "Cancelling costs nothing."
    : `The time to cancel free of charge is over; ${formatMoney(kept)} is kept.`;
};

/** "Free until Wed 9 Dec, 18:00" */
export const cancelling = (offer: Terms, timeZone: string, now: number) => {
  const until = freeUntil(offer, now);
  if (until) return `Free until ${momentThere(until, timeZone)}`;
  const { fee } = offer.cancellationPolicy;
  if (fee.amount === 0) return "Free to cancel";
  return fee.amount >= offer.totals.total
    ? "Nothing is given back"
    : `${formatMoney(fee)} is kept if you cancel`;
};

/** What the button that books says: exactly what will happen to the money. */
export const bookingWords = (offer: Terms) => {
  const { paid, held } = moneySplit(offer);
  if (offer.guarantee === "NONE") return "Book, pay at the hotel";
  if (paid.amount > 0 && held.amount > 0)
    return `Book, pay ${formatMoney(paid)} and hold ${formatMoney(held)}`;
  if (paid.amount > 0) return `Book and pay ${formatMoney(paid)}`;
  return `Book and hold ${formatMoney(held)} on your card`;
};

/** The taxes that the totals hold, by name: "VAT, Tourist tax". */
export const taxNames = (offers: Pick<Offer, "totals">[]) =>
  [...new Set(offers.flatMap(({ totals }) => totals.taxLines.map((line) => line.name)))].join(", ");
