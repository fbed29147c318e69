import type { PropertyDetails } from "@roomstream/domain/property/contract";
import { MOST_NIGHTS } from "@roomstream/domain/reservations/contract";
import { createTRPCClient, httpLink } from "@trpc/client";
import { headers } from "next/headers";
import { cache } from "react";
import type { AppRouter } from "../server/trpc/router";
import { problemOf } from "./problem";
import type { BookableHotel } from "./stay";

/**
 * Server components ask the gateway that handed them the request, over loopback, as a browser would: one
 * way in, with the same validation and limits. The visitor's address goes along, or all would share one limit, and the
 * session.
 */
export const gateway = cache(async () => {
  const incoming = await headers();
  const origin = incoming.get("x-roomstream-origin");
  if (!origin)
    throw new Error("Pages are served by the gateway: x-roomstream-origin is missing from the request");
  const passedOn = Object.fromEntries(
    ["x-forwarded-for", "cookie"].flatMap((name) => {
      const value = incoming.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
  return { origin, headers: passedOn };
});

export const api = cache(async () => {
  const { origin, headers } = await gateway();
  return createTRPCClient<AppRouter>({ links: [httpLink({ url: `${origin}/api/trpc`, headers })] });
});

const bookable = (hotel: PropertyDetails): BookableHotel => ({ ...hotel, mostNights: MOST_NIGHTS });

export const listHotels = cache(async () => (await (await api()).hotels.list.query()).items.map(bookable));

/** The hotel of that name in addresses, or null where there is none. */
export const findHotel = cache(async (slug: string) => {
  try {
    return bookable(await (await api()).hotels.get.query({ slug }));
  } catch (error) {
    if (problemOf(error)?.status === 404) return null;
    throw error;
  }
});

export const nextWeekends = cache(
  async (propertyId: string) => (await (await api()).hotels.weekends.query({ propertyId })).items,
);

export const findOffers = async (
  propertyId: string,
  stay: { arrival: string; departure: string; adults: number; children: number },
) => (await (await api()).hotels.offers.query({ propertyId, ...stay })).offers;
