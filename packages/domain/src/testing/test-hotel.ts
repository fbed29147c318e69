import { createHash } from "node:crypto";
import { silent } from "@roomstream/db/log";
import type { TestDatabase } from "@roomstream/db/testing/test-database";
import { openCalendar } from "../availability/open-calendar";
import { plan } from "../demo/demo-hotel";
import { registerHotel } from "../property/register-hotel";
import { setRates } from "../rates/set-rates";
import type { CreateReservationInput } from "../reservations/contract";
import type { Context } from "../shared/context";
import { realClock, realRandom } from "../shared/open-context";
import { deriveSecrets } from "../shared/sealing";
import { addDays, businessDateAt, nightsOf } from "../shared/stay";

/** A context over a test database, with the real clock unless a test passes its own. */
export const contextOver = (database: TestDatabase, own: Partial<Context> = {}): Context => ({
  databases: database.databases,
  signals: database.signals,
  clock: realClock,
  random: realRandom,
  secrets: deriveSecrets(createHash("sha256").update("a key for tests").digest()),
  log: silent,
  publicUrl: "http://localhost:3000",
  ...own,
});

export const HOTEL = { propertyId: "TEST-001", timeZone: "Europe/Lisbon" };
/** A night in the test hotel costs this, in cents. */
export const NIGHT = 10_000;

export type TestHotel = typeof HOTEL & { currency?: string };

/**
 * A hotel with `rooms` rooms of each of two types, and a plan of each guarantee: NONE, FLEX (half held, a quarter due now),
 * PREPAY; and STRICT, which is as FLEX and keeps a third of the price of who cancels late.
 */
export async function openTestHotel(ctx: Context, rooms: number, hotel: TestHotel = HOTEL): Promise<void> {
  const arrival = businessDateAt(ctx.clock.now(), hotel.timeZone);
  const departure = addDays(arrival, 120);
  const types = ["DOUBLE", "SUITE"];
  await openCalendar({
    ctx,
    property: hotel,
    actor: "test",
    openings: types.map((roomTypeId) => ({
      roomTypeId,
      arrival,
      departure,
      physical: rooms,
      sellLimit: rooms,
    })),
  });
  await setRates({
    ctx,
    property: hotel,
    actor: "test",
    plans: [
      plan({ ratePlanId: "NONE", name: "Pay at the hotel", guarantee: "NONE" }),
      plan({ ratePlanId: "FLEX", name: "Flexible", guarantee: "AUTHORIZE", heldBp: 5000, dueNowBp: 2500 }),
      plan({
        ratePlanId: "STRICT",
        name: "Strict",
        guarantee: "AUTHORIZE",
        heldBp: 5000,
        dueNowBp: 2500,
        cancellationFeeBp: 3333,
      }),
      plan({
        ratePlanId: "PREPAY",
        name: "Paid at once",
        guarantee: "PREPAY",
        heldBp: 10_000,
        dueNowBp: 10_000,
      }),
    ],
    types: types.map((roomTypeId) => ({
      roomTypeId,
      prices: nightsOf({ arrival, departure }).map((night) => ({
        night,
        amount: NIGHT,
        extraAdult: 0,
        extraChild: 0,
      })),
    })),
  });
  await registerHotel({
    ctx,
    actor: "test",
    hotel: {
      propertyId: hotel.propertyId,
      timeZone: hotel.timeZone,
      slug: "test-hotel",
      listed: true,
      name: "Test Hotel",
      nativeName: null,
      place: "Lisbon",
      tagline: "",
      description: "",
      address: "",
      phone: "",
      deskHours: "",
      checkInFrom: "15:00",
      checkOutUntil: "12:00",
      currency: hotel.currency ?? "EUR",
      sellableUntil: departure,
      taxes: [],
      goodToKnow: [],
      roomTypes: types.map((roomTypeId) => ({
        roomTypeId,
        slug: roomTypeId.toLowerCase(),
        name: roomTypeId,
        description: "",
        sizeSqm: 20,
        maxAdults: 2,
        maxGuests: 4,
        rooms: Array.from({ length: rooms }, (_, index) => ({
          roomId: `${roomTypeId}-${index + 1}`,
          floor: "1",
        })),
      })),
    },
  });
}

/** A request for two nights from ten days ahead, with FLEX and a card that is accepted, unless said otherwise. */
export function requestFor(ctx: Context, own: Partial<CreateReservationInput> = {}): CreateReservationInput {
  const arrival = own.arrival ?? addDays(businessDateAt(ctx.clock.now(), HOTEL.timeZone), 10);
  const departure = own.departure ?? addDays(arrival, 2);
  return {
    propertyId: HOTEL.propertyId,
    roomTypeId: "DOUBLE",
    ratePlanId: "FLEX",
    arrival,
    departure,
    adults: 2,
    children: 0,
    guest: { firstName: "Ada", lastName: "Lovelace", email: "ada@example.com" },
    payment: { token: "tok_visa" },
    expectedTotal: { amount: nightsOf({ arrival, departure }).length * NIGHT, currency: "EUR" },
    notes: "",
    ...own,
  };
}
