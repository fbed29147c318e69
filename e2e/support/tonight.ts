import { randomUUID } from "node:crypto";
import { openApi } from "./api";
import type { System } from "./system";

export const HOTEL = "PROP-001";

/** A last name that no other guest of the day has. */
export const nobodyElse = (name: string): string =>
  `${name} ${randomUUID()
    .replaceAll(/[^a-f]/g, "")
    .slice(0, 6)}`;

/** Books a classic double for tonight, as an integrator does. */
export async function bookTonight(system: System, lastName: string): Promise<string> {
  const api = openApi(system);
  const hotels = await api.get<{ items: { propertyId: string; businessDate: string }[] }>("/properties");
  const arrival = hotels.items.find(({ propertyId }) => propertyId === HOTEL)?.businessDate ?? "";
  const departure = new Date(Date.parse(arrival) + 86_400_000).toISOString().slice(0, 10);
  const stay = { arrival, departure, adults: 2, children: 0 };
  const query = new URLSearchParams(Object.entries(stay).map(([name, value]) => [name, String(value)]));
  const { offers } = await api.get<{
    offers: { roomTypeId: string; ratePlanId: string; totals: { total: number; currency: string } }[];
  }>(`/properties/${HOTEL}/offers?${query}`);
  const offer = offers.find(
    ({ roomTypeId, ratePlanId }) => roomTypeId === "CLASSIC" && ratePlanId === "FLEX",
  );
  if (!offer) throw new Error("There is no classic double left for tonight");
  const { confirmationNumber } = await api.post<{ confirmationNumber: string }>("/reservations", {
    propertyId: HOTEL,
    roomTypeId: offer.roomTypeId,
    ratePlanId: offer.ratePlanId,
    ...stay,
    guest: { firstName: "Teresa", lastName, email: "teresa@example.com" },
    payment: { token: "tok_visa" },
    expectedTotal: { amount: offer.totals.total, currency: offer.totals.currency },
  });
  return confirmationNumber;
}
