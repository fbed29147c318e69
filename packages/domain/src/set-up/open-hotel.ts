import { openCalendar } from "../availability/open-calendar";
import { registerHotel } from "../property/register-hotel";
import { setRates } from "../rates/set-rates";
import type { Context } from "../shared/context";
import { addDays, businessDateAt, nightsOf } from "../shared/stay";
import type { HotelFile } from "./hotel-file";

const ACTOR = "set-up";

/** Opens a new hotel: its calendar, its prices and then the hotel itself, so that what is listed is on sale. */
export async function openHotel({ ctx, file }: { ctx: Context; file: HotelFile }): Promise<void> {
  const { daysAhead, plans, roomTypes, ...rest } = file;
  const arrival = businessDateAt(ctx.clock.now(), rest.timeZone);
  const departure = addDays(arrival, daysAhead);
  const nights = nightsOf({ arrival, departure });
  const openings = roomTypes.map(({ roomTypeId, rooms }) => ({
    roomTypeId,
    arrival,
    departure,
    physical: rooms.length,
    sellLimit: rooms.length,
  }));
  await openCalendar({ ctx, property: rest, actor: ACTOR, openings });
  const types = roomTypes.map(({ roomTypeId, price }) => ({
    roomTypeId,
    prices: nights.map((night) => ({ night, ...price })),
  }));
  await setRates({ ctx, property: rest, actor: ACTOR, plans, types });
  const known = roomTypes.map(({ price: _price, ...type }) => type);
  await registerHotel({
    ctx,
    actor: ACTOR,
    hotel: { ...rest, roomTypes: known, sellableUntil: departure },
  });
}
