import type { ApiKey } from "@roomstream/domain/property/queries/find-api-key";
import { onTestFinished } from "vitest";
import type { Hotel } from "../../server/hotel";
import { fakeGateway, fakeHotel, KEYS, order, reservation } from "../fakes";

/** A gateway over a hotel that the test changes in places; closed when the test is over. */
export async function gateway(hotel: Partial<Hotel> = {}, parts: Parameters<typeof fakeGateway>[0] = {}) {
  const app = await fakeGateway({ hotel: fakeHotel(hotel), ...parts });
  onTestFinished(() => app.close());
  return app;
}

/** A good booking. */
export const create = {
  method: "POST",
  url: "/api/v1/reservations",
  headers: { "idempotency-key": "k-1" },
  payload: order,
} as const;
/** The one reservation. */
export const one = `/api/v1/reservations/${reservation.confirmationNumber}`;
/** Another key of the same name as `all`, limited and of one hotel. */
export const namesake: ApiKey = {
  apiKeyId: "0199a5b0-0000-7000-8000-0000000000a4",
  name: "demo",
  scopes: ["reservations:write", "operations:read"],
  propertyIds: ["PROP-001"],
  rateLimited: true,
};
/** Finds the keys of the fakes, and the namesake of one. */
export const findApiKey = async (key: string) => (key === "namesake" ? namesake : KEYS[key]);
export const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
