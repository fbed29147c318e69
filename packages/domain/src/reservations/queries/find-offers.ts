import type { z } from "zod";
import { roomsLeft } from "../../availability/queries/rooms-left";
import { hotelOrRefusal } from "../../property/queries/find-property";
import { quoteStay } from "../../rates/queries/quote-stay";
import type { Context } from "../../shared/context";
import { accept, type Result, refuseField } from "../../shared/result";
import { refuseDates } from "../check-request";
import type { Offer, offersQuery } from "../contract";
import { offerOf } from "../offer";

/** What a hotel offers for a stay and a party: every type that has room and fits them, with every plan. */
export async function findOffers(args: {
  ctx: Context;
  propertyId: string;
  query: z.infer<typeof offersQuery>;
}): Promise<Result<{ offers: Offer[] }>> {
  const { ctx, propertyId, query } = args;
  const found = await hotelOrRefusal({ ctx, propertyId });
  if (!found.ok) return found;
  const property = found.value;
  const refused = refuseDates(property, query);
  if (refused) return refused;
  const fitting = property.roomTypes.filter(
    (type) => query.adults <= type.maxAdults && query.adults + query.children <= type.maxGuests,
  );
  if (fitting.length === 0) {
    return refuseField(
      "adults",
      `${property.name} has no room for ${query.adults + query.children} guests; book two rooms`,
    );
  }
  const fits = new Set(fitting.map((type) => type.roomTypeId));
  const order = new Map(property.roomTypes.map((type, index) => [type.roomTypeId, index]));
  const [quotes, left] = await Promise.all([
    quoteStay({ ctx, property, dates: query, party: query }),
    roomsLeft({ ctx, propertyId, dates: query }),
  ]);
  const offers = quotes
    .filter((quote) => fits.has(quote.roomTypeId) && (left.get(quote.roomTypeId) ?? 0) > 0)
    .map((quote) => offerOf(property, query, quote, left.get(quote.roomTypeId) ?? 0))
    .sort((a, b) => (order.get(a.roomTypeId) ?? 0) - (order.get(b.roomTypeId) ?? 0));
  return accept({ offers });
}
