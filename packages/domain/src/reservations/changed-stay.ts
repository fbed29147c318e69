import type { PropertyDetails } from "../property/contract";
import { guaranteeOf } from "../rates/queries/guarantee-of";
import type { Quote } from "../rates/queries/quote-stay";
import { totalsOf } from "../rates/queries/totals-of-nights";
import { dayInWords } from "../shared/dates";
import { formatMoney } from "../shared/money";
import type { ChangeInput, Offer } from "./contract";
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
 * passed does not come back, and then no less is kept than before: else whoever is late would change first and cancel after.
 */
export function sellChanged(
  row: ReservationRow,
  wanted: WantedStay,
  quote: Quote,
  property: PropertyDetails,
  now: Date,
): { sold: Sold; offer: Omit<Offer, "roomsLeft"> } {
  const kept = isSameRoom(row, wanted)
    ? new Map(row.sold.nights.map((night) => [night.date, night]))
    : new Map();
  const nights = quote.priced.nights.map((night) => kept.get(night.date) ?? night);
  const totals = { ...totalsOf(nights, wanted, property.taxes), currency: row.sold.totals.currency };
  const priced = { nights, totals };
  const guarantee =
    row.sold.guarantee === "NONE" ? { toAuthorize: 0, toCapture: 0 } : guaranteeOf(quote.plan, totals.total);
  const { roomsLeft: _, ...fresh } = offerOf(property, wanted, { ...quote, priced, guarantee }, 0);
  const cancellationPolicy = policyAfter(row.sold.cancellationPolicy, fresh.cancellationPolicy, now);
  const late = isLate(row.sold.cancellationPolicy, now);
  const atLeast = late ? Math.min(cancellationPolicy.fee.amount, row.sold.toAuthorize) : 0;
  const toAuthorize = Math.max(guarantee.toAuthorize, atLeast);
  const offer = {
    ...fresh,
    guarantee: row.sold.guarantee,
    heldNow: { ...fresh.heldNow, amount: toAuthorize },
    cancellationPolicy,
  };
  const sold: Sold = {
    ...row.sold,
    roomTypeName: offer.roomTypeName,
    nights,
    totals,
    toAuthorize,
    toCapture: guarantee.toCapture,
    cancellationPolicy,
  };
  return { sold, offer };
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
