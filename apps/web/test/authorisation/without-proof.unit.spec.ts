import type { Permission } from "@roomstream/domain/property/contract";
import { permissionsOf } from "@roomstream/domain/property/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reservation } from "../fakes";
import { type Answered, type Call, restCall, trpcCall } from "./call";
import { EVERYONE, type Sent, type Who } from "./entry";
import { OTHER, OWN, openHouse, proofOf } from "./house";

/*
 * What guests do by their last name, staff do by their role alone. Who works at the stay's hotel and lacks the permission is told
 * so; to everybody else a stay of another hotel is none.
 */

const houses = new Map<string, Awaited<ReturnType<typeof openHouse>>>();
beforeAll(async () => {
  for (const hotel of [OWN, OTHER]) houses.set(hotel, await openHouse(hotel));
});
afterAll(async () => {
  for (const house of houses.values()) await house.close();
});

const { confirmationNumber } = reservation;
const change = { adults: 1 };
const preview = { preview: "true" };
const rest = (operationId: string, sent: Omit<Sent, "params"> = {}) =>
  restCall(operationId, () => ({ params: { confirmationNumber }, ...sent }));
const trpc = (path: string, input: object = {}) => trpcCall(path, () => ({ confirmationNumber, ...input }));

const CALLS: [string, Permission, Call][] = [
  ["readReservation", "reservations:read", rest("readReservation")],
  ["watchReservation", "reservations:read", rest("watchReservation")],
  ["changeReservation", "reservations:write", rest("changeReservation", { body: change })],
  [
    "changeReservation, to see what it would cost",
    "reservations:write",
    rest("changeReservation", { body: change, query: preview }),
  ],
  ["cancelReservation", "reservations:write", rest("cancelReservation")],
  [
    "cancelReservation, to see what is given back",
    "reservations:write",
    rest("cancelReservation", { query: preview }),
  ],
  ["reservations.get", "reservations:read", trpc("reservations.get")],
  ["reservations.change", "reservations:write", trpc("reservations.change", { change })],
  ["reservations.previewChange", "reservations:write", trpc("reservations.previewChange", { change })],
  ["reservations.cancel", "reservations:write", trpc("reservations.cancel")],
  ["reservations.previewCancel", "reservations:write", trpc("reservations.previewCancel")],
];

const expected = (who: Who, permission: Permission, hotel: string): Answered => {
  if (who === "guest") return 401;
  if (hotel === OTHER) return 404;
  return who === "key" || permissionsOf([who]).includes(permission) ? "in" : 403;
};

describe("without a guest's name", () => {
  it.each(CALLS)("%s is for whose role allows it", async (_name, permission, call) => {
    for (const hotel of [OWN, OTHER])
      for (const who of EVERYONE) {
        const answer = await call(houses.get(hotel)?.url ?? "", hotel, await proofOf(who));
        expect(answer, `${who} of ${OWN} about a stay of ${hotel}`).toBe(expected(who, permission, hotel));
      }
  });
});
