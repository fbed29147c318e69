import type { PropertyDetails } from "../property/contract";
import { totalsOf } from "../rates/queries/totals-of-nights";
import { earlierOf, laterOf } from "../shared/follow";
import { addDays, nightsOf } from "../shared/stay";
import type { ReservationRow, Sold } from "./stored-reservation";

type Hotel = Pick<PropertyDetails, "businessDate" | "taxes">;

/** A stay as it was lived, when its guest leaves today: until when, and what it costs. */
export function livedStay(row: ReservationRow, hotel: Hotel): Pick<ReservationRow, "departure" | "sold"> {
  const departure = departureLived(row, hotel.businessDate);
  return { departure, sold: departure === row.departure ? row.sold : soldUntil(row, departure, hotel) };
}

/** The departure of the stay as it was lived: today, when that is earlier. Who comes has at least one night. */
export function departureLived(
  row: Pick<ReservationRow, "arrival" | "departure">,
  businessDate: string,
): string {
  return earlierOf(laterOf(businessDate, addDays(row.arrival, 1)), row.departure);
}

/**
 * The offer as it was lived until an earlier departure. What was sold as paid in advance keeps its whole price: that of the nights
 * given back stands on the last night that was lived.
 */
function soldUntil(row: ReservationRow, departure: string, { taxes }: Hotel): Sold {
  const lived = new Set(nightsOf({ arrival: row.arrival, departure }));
  const nights = row.sold.nights.filter((night) => lived.has(night.date));
  if (row.sold.guarantee !== "PREPAY") {
    const { currency } = row.sold.totals;
    return { ...row.sold, nights, totals: { ...totalsOf(nights, row, taxes), currency } };
  }
  const given = row.sold.nights.filter((night) => !lived.has(night.date));
  const more = (of: "amount" | "net") => given.reduce((sum, night) => sum + night[of], 0);
  const withRest = nights.map((night, index) =>
    index === nights.length - 1
      ? { ...night, amount: night.amount + more("amount"), net: night.net + more("net") }
      : night,
  );
  return { ...row.sold, nights: withRest };
}
