import { openCalendar } from "@roomstream/domain/availability/open-calendar";
import { plan } from "@roomstream/domain/demo/demo-hotel";
import { registerHotel } from "@roomstream/domain/property/register-hotel";
import { setRates } from "@roomstream/domain/rates/set-rates";
import type { Context } from "@roomstream/domain/shared/context";
import { addDays, businessDateAt, nightsOf } from "@roomstream/domain/shared/stay";

const ACTOR = "bench";
const DAYS = 365;
const ROOMS = 5_000;
const ZONE = "Europe/Lisbon";
const TYPES = [
  { roomTypeId: "DOUBLE", name: "Double room", amount: 12_000 },
  { roomTypeId: "SUITE", name: "Suite", amount: 21_000 },
];
const PLANS = [
  plan({ ratePlanId: "HOTEL", name: "Pay at the hotel", guarantee: "NONE" }),
  plan({ ratePlanId: "FLEX", name: "Flexible", guarantee: "AUTHORIZE", heldBp: 5_000, dueNowBp: 2_500 }),
  plan({ ratePlanId: "PREPAY", name: "Paid at once", guarantee: "PREPAY", heldBp: 10_000, dueNowBp: 10_000 }),
];

export const isBenchHotel = (propertyId: string): boolean => /^BENCH-\d\d$/.test(propertyId);

/** Registers hotels for the load that the guests' pages do not list and that do not sell out; those that are there get new nights. */
export async function registerHotels(ctx: Context, count: number): Promise<void> {
  const arrival = businessDateAt(ctx.clock.now(), ZONE);
  const departure = addDays(arrival, DAYS);
  const nights = nightsOf({ arrival, departure });
  for (let nth = 1; nth <= count; nth += 1) {
    const propertyId = `BENCH-${String(nth).padStart(2, "0")}`;
    const property = { propertyId, timeZone: ZONE };
    await openCalendar({
      ctx,
      property,
      actor: ACTOR,
      openings: TYPES.map(({ roomTypeId }) => ({
        roomTypeId,
        arrival,
        departure,
        physical: ROOMS,
        sellLimit: ROOMS,
      })),
    });
    const types = TYPES.map(({ roomTypeId, amount }) => ({
      roomTypeId,
      prices: nights.map((night) => ({ night, amount, extraAdult: 3_000, extraChild: 1_500 })),
    }));
    await setRates({ ctx, property, actor: ACTOR, plans: PLANS, types });
    await registerHotel({ ctx, actor: ACTOR, hotel: hotelOf(propertyId, departure) });
  }
}

const hotelOf = (
  propertyId: string,
  sellableUntil: string,
): Parameters<typeof registerHotel>[0]["hotel"] => ({
  propertyId,
  slug: propertyId.toLowerCase(),
  listed: false,
  name: `Load hotel ${propertyId}`,
  nativeName: null,
  place: "Lisbon",
  tagline: "",
  description: "",
  address: "",
  phone: "",
  deskHours: "",
  checkInFrom: "15:00",
  checkOutUntil: "12:00",
  timeZone: ZONE,
  currency: "EUR",
  sellableUntil,
  taxes: [{ kind: "PERCENT_INCLUDED", name: "VAT 6 %", basisPoints: 600 }],
  goodToKnow: [],
  roomTypes: TYPES.map(({ roomTypeId, name }) => ({
    roomTypeId,
    slug: roomTypeId.toLowerCase(),
    name,
    description: "",
    sizeSqm: 24,
    maxAdults: 2,
    maxGuests: 4,
    rooms: [],
  })),
});
