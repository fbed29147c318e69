import { hotelOrRefusal } from "../../property/queries/find-property";
import type { Context } from "../../shared/context";
import { accept, type Result } from "../../shared/result";
import { addDays, dayOfWeek } from "../../shared/stay";
import { findOffers } from "./find-offers";

export type Weekend = {
  arrival: string;
  departure: string;
  roomsLeft: number;
  from: { amount: number; currency: string };
};

const FRIDAY = 5;
const SHOWN = 3;
/** How many weekends are looked at to find three that have room. */
const LOOKED_AT = 6;

/** The next weekends (Friday to Sunday) with room for two adults, and the lowest total of each. */
export async function findWeekends(args: {
  ctx: Context;
  propertyId: string;
}): Promise<Result<{ items: Weekend[] }>> {
  const { ctx, propertyId } = args;
  const found = await hotelOrRefusal({ ctx, propertyId });
  if (!found.ok) return found;
  const property = found.value;
  const ahead = (FRIDAY - dayOfWeek(property.businessDate) + 7) % 7 || 7;
  const fridays = Array.from({ length: LOOKED_AT }, (_, week) =>
    addDays(property.businessDate, ahead + 7 * week),
  );
  const weekends = await Promise.all(
    fridays.map(async (arrival): Promise<Weekend[]> => {
      const departure = addDays(arrival, 2);
      const found = await findOffers({
        ctx,
        propertyId,
        query: { arrival, departure, adults: 2, children: 0 },
      });
      if (!found.ok || found.value.offers.length === 0) return [];
      const { offers } = found.value;
      const left = new Map(offers.map((offer) => [offer.roomTypeId, offer.roomsLeft]));
      const lowest = Math.min(...offers.map((offer) => offer.totals.total));
      return [
        {
          arrival,
          departure,
          roomsLeft: [...left.values()].reduce((sum, rooms) => sum + rooms, 0),
          from: { amount: lowest, currency: property.currency },
        },
      ];
    }),
  );
  return accept({ items: weekends.flat().slice(0, SHOWN) });
}
