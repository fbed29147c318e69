import { openCalendar } from "../availability/open-calendar";
import { registerHotel } from "../property/register-hotel";
import type { RatePlan } from "../rates/pricing";
import { setRates } from "../rates/set-rates";
import type { Context } from "../shared/context";
import { IMPORT_ACTOR } from "../shared/follow";
import type { Limit } from "./limits";
import type { PastHotel, Profile } from "./past-stay";

/** More than any row has: what the file says of a party is history, not to be refused. */
const MOST_GUESTS = 99;

/** The one plan that imported stays are sold with: without guarantee, and nothing is paid. */
export const IMPORTED: RatePlan = {
  ratePlanId: "IMPORTED",
  name: "Imported",
  includes: "",
  adjustmentBp: 0,
  adultSupplement: 0,
  childSupplement: 0,
  guarantee: "NONE",
  heldBp: 0,
  dueNowBp: 0,
  freeCancellationDays: 0,
  freeCancellationHour: 18,
  cancellationFeeBp: 0,
};

export const roomTypeName = (roomTypeId: string): string => `Room type ${roomTypeId}`;

/** Registers the hotels that the limits are of, and puts their nights on sale. What is there already is only added to. */
export async function registerHotels(ctx: Context, profile: Profile, limits: Limit[]): Promise<void> {
  for (const hotel of profile.hotels) {
    const own = limits.filter((limit) => limit.propertyId === hotel.propertyId);
    if (own.length > 0) await registerOne(ctx, profile, hotel, own);
  }
}

async function registerOne(ctx: Context, profile: Profile, hotel: PastHotel, limits: Limit[]): Promise<void> {
  const { timeZone, currency } = profile;
  const property = { propertyId: hotel.propertyId, timeZone };
  await registerHotel({
    ctx,
    actor: IMPORT_ACTOR,
    hotel: {
      ...hotel,
      slug: hotel.propertyId.toLowerCase(),
      listed: false,
      nativeName: null,
      tagline: "",
      address: hotel.place,
      phone: "",
      deskHours: "",
      checkInFrom: "15:00",
      checkOutUntil: "12:00",
      timeZone,
      currency,
      sellableUntil: lastOf(limits.map((limit) => limit.departure)),
      taxes: [],
      goodToKnow: [],
      roomTypes: limits.map(({ roomTypeId }) => ({
        roomTypeId,
        slug: roomTypeId.toLowerCase(),
        name: roomTypeName(roomTypeId),
        description: "",
        sizeSqm: 0,
        maxAdults: MOST_GUESTS,
        maxGuests: MOST_GUESTS,
        rooms: [],
      })),
    },
  });
  await setRates({ ctx, property, plans: [IMPORTED], types: [], actor: IMPORT_ACTOR });
  await openCalendar({
    ctx,
    property,
    actor: IMPORT_ACTOR,
    openings: limits.map(({ roomTypeId, arrival, departure, most }) => ({
      roomTypeId,
      arrival,
      departure,
      physical: most,
      sellLimit: most,
    })),
  });
}

/** The last of some dates, which sort as texts. */
const lastOf = (dates: string[]): string => [...dates].sort().at(-1) ?? "";
