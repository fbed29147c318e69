import { addDays } from "@roomstream/domain/shared/stay";
import { z } from "zod";
import type { Api } from "../target/api";

/** What `POST /api/v1/reservations` is sent. */
export type Order = Record<string, unknown>;

const DATES_PER_HOTEL = 12;
const MOST_AHEAD_DAYS = 300;
const MOST_NIGHTS = 3;
/** Some rooms of every offer are left to others, since another offer may be of the same nights. */
const SHARE = 0.25;

const properties = z.object({
  items: z.array(z.object({ propertyId: z.string(), businessDate: z.string() })),
});
const offers = z.object({
  offers: z.array(
    z.object({
      roomTypeId: z.string(),
      ratePlanId: z.string(),
      roomsLeft: z.int(),
      totals: z.object({ total: z.int(), currency: z.string() }),
      guarantee: z.enum(["NONE", "AUTHORIZE", "PREPAY"]),
    }),
  ),
});

/** Orders with the prices as they are now, spread over hotels, dates, room types and rate plans; the same at every run. */
export async function prepareOrders(api: Api, skip: (propertyId: string) => boolean): Promise<() => Order> {
  const { items } = properties.parse(await api.get("/api/v1/properties"));
  const chosen = items.filter(({ propertyId }) => !skip(propertyId));
  const hotels = await Promise.all(
    chosen.map(({ propertyId, businessDate }, index) => ordersOf(api, propertyId, businessDate, index)),
  );
  return inTurn(hotels);
}

type Stock = { order: Order; left: number };

async function ordersOf(api: Api, propertyId: string, today: string, seed: number): Promise<Stock[]> {
  const random = randomFrom(seed + 1);
  const stock: Stock[] = [];
  for (let nth = 0; nth < DATES_PER_HOTEL; nth += 1) {
    const arrival = addDays(today, 1 + Math.floor(random() * MOST_AHEAD_DAYS));
    const departure = addDays(arrival, 1 + Math.floor(random() * MOST_NIGHTS));
    const path = `/api/v1/properties/${propertyId}/offers?arrival=${arrival}&departure=${departure}&adults=2`;
    for (const offer of offers.parse(await api.get(path)).offers) {
      const { roomTypeId, ratePlanId, totals, guarantee } = offer;
      stock.push({
        left: Math.floor(offer.roomsLeft * SHARE),
        order: {
          propertyId,
          roomTypeId,
          ratePlanId,
          arrival,
          departure,
          adults: 2,
          guest: { firstName: "Bench", lastName: "Load", email: "load@bench.invalid" },
          ...(guarantee === "NONE" ? {} : { payment: { token: "tok_visa" } }),
          expectedTotal: { amount: totals.total, currency: totals.currency },
        },
      });
    }
  }
  return shuffled(stock, random);
}

/** The next order of the next hotel, as long as there are rooms; throws when all are given out. */
export function inTurn(hotels: Stock[][]): () => Order {
  const turns = hotels.map((stock) => ({ stock: stock.filter(({ left }) => left > 0), nth: 0 }));
  let hotel = 0;
  return () => {
    for (let tried = 0; tried < turns.length; tried += 1) {
      const turn = turns[hotel++ % turns.length];
      const next = turn?.stock[turn.nth % turn.stock.length];
      if (!turn || !next) continue;
      turn.nth += 1;
      next.left -= 1;
      if (next.left === 0) turn.stock = turn.stock.filter((other) => other !== next);
      return next.order;
    }
    throw new Error("Every room that the orders were drawn from is given out: measure with more --hotels.");
  };
}

function shuffled<T>(items: T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** Random numbers in [0, 1) that are the same for a seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
