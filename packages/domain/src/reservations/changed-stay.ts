import type { PropertyDetails } from "../property/contract";
import { guaranteeOf } from "../rates/queries/guarantee-of";
import type { Quote } from "../rates/queries/quote-stay";
import { totalsOf } from "../rates/queries/totals-of-nights";
import { dayInWords } from "../shared/dates";
import { formatMoney } from "../shared/money";
import type { ChangeInput, Offer } from "./contract";
import { noLessThan } from "./kept-price";
import { offerOf } from "./offer";
import type { ProposedStay, ReservationRow, Sold } from "./stored-reservation";

/** What of a stay a change may name. */
export type WantedStay = Pick<ProposedStay, "roomTypeId" | "arrival" | "departure" | "adults" | "children">;

/** The stay that a change asks for: what it does not name stays as it is. */
export const wantedStay = (row: ReservationRow, input: ChangeInput): WantedStay => ({
  roomTypeId: input.roomTypeId ?? row.room_type_id,
  arrival: input.arrival ?? row.arrival,
  departure: input.departure ?? row.departure,
  adults: input.adults ?? row.adults,
  children: input.children ?? row.children,
});

export const isSameStay = (row: ReservationRow, wanted: WantedStay): boolean =>
  isSameRoom(row, wanted) && row.arrival === wanted.arrival && row.departure === wanted.departure;

/** The same type for the same people: a night of it is the same night, at the price it was sold for. */
const isSameRoom = (row: ReservationRow, wanted: WantedStay): boolean =>
  row.room_type_id === wanted.roomTypeId && row.adults === wanted.adults && row.children === wanted.children;

/**
 * The changed stay as it would be sold: nights that stay keep their price, others are quoted now, taxes are counted over the
 * whole. Guarantee and policy are those that the rate plan has for the new stay, but a time to cancel free of charge that has
 * passed does not come back, and then no less is kept than before: else whoever is late would change first and cancel after. What was
 * paid in advance is then not given back by a change either, and what is taken already is not given back to be held again.
 */
export function sellChanged(
  row: ReservationRow,
  wanted: WantedStay,
  quote: Quote,
  property: PropertyDetails,
  now: Date,
): { sold: Sold; offer: Omit<Offer, "roomsLeft"> } {
  const before = row.sold;
  const late = isLate(before.cancellationPolicy, now);
  const atLeast = late ? Math.min(before.cancellationPolicy.fee.amount, before.toAuthorize) : 0;
  const paidForGood = before.guarantee === "PREPAY" ? Math.min(atLeast, before.toCapture) : 0;
  const priced = pricedAgain(row, wanted, quote, property, paidForGood);
  const { total } = priced.totals;
  const guarantee =
    before.guarantee === "NONE" ? { toAuthorize: 0, toCapture: 0 } : guaranteeOf(quote.plan, total);
  const { roomsLeft: _, ...fresh } = offerOf(property, wanted, { ...quote, priced, guarantee }, 0);
  const cancellationPolicy = policyAfter(before.cancellationPolicy, fresh.cancellationPolicy, now);
  const stands = late ? Math.min(cancellationPolicy.fee.amount, before.toAuthorize) : 0;
  const toAuthorize = Math.max(guarantee.toAuthorize, stands);
  const toCapture = Math.max(guarantee.toCapture, Math.min(before.toCapture, total, stands));
  const offer = {
    ...fresh,
    guarantee: before.guarantee,
    dueNow: { ...fresh.dueNow, amount: toCapture },
    heldNow: { ...fresh.heldNow, amount: toAuthorize },
    cancellationPolicy,
  };
  const sold: Sold = {
    ...before,
    roomTypeName: offer.roomTypeName,
    nights: priced.nights,
    totals: priced.totals,
    toAuthorize,
    toCapture,
    cancellationPolicy,
  };
  return { sold, offer };
}

/** The nights of the changed stay and what they cost, which is no less than `least`. */
function pricedAgain(
  row: ReservationRow,
  wanted: WantedStay,
  quote: Quote,
  { taxes }: PropertyDetails,
  least: number,
): Pick<Sold, "nights" | "totals"> {
  const kept = isSameRoom(row, wanted)
    ? new Map(row.sold.nights.map((night) => [night.date, night]))
    : new Map();
  const nights = quote.priced.nights.map((night) => kept.get(night.date) ?? night);
  const priced = noLessThan(least, { nights, totals: totalsOf(nights, wanted, taxes) }, wanted, taxes);
  return { nights: priced.nights, totals: { ...priced.totals, currency: row.sold.totals.currency } };
}

type Policy = Offer["cancellationPolicy"];

const isLate = ({ freeUntil }: Policy, now: Date): boolean => freeUntil === null || now > new Date(freeUntil);

function policyAfter(before: Policy, fresh: Policy, now: Date): Policy {
  if (!isLate(before, now)) return fresh;
  const fee = { ...fresh.fee, amount: Math.max(before.fee.amount, fresh.fee.amount) };
  if (before.freeUntil === null) return { ...before, fee };
  const kept = formatMoney(fee.amount, fee.currency);
  return {
    freeUntil: before.freeUntil,
    fee,
    text: `The time to cancel free of charge ended on ${dayInWords(before.freeUntil.slice(0, 10))}; ${kept} is kept.`,
  };
}
