import type { AddressInfo } from "node:net";
import type { StayAtDesk } from "@roomstream/domain/desk/contract";
import { ALL_PERMISSIONS, type Permission, ROLES, type Role } from "@roomstream/domain/property/contract";
import type { CheckOutPreview } from "@roomstream/domain/reservations/contract";
import { accept, refuse } from "@roomstream/domain/shared/result";
import { encode } from "next-auth/jwt";
import type { Hotel } from "../../server/hotel";
import { eventsOfReservation, fakeGateway, fakeHotel, hotelDetails, offer, reservation } from "../fakes";
import type { Who } from "./entry";

/** Where everybody works, and where nobody does. */
export const OWN = "PROP-001";
export const OTHER = "PROP-002";
export const SECRET = "a secret of a house that exists only in tests";

const idOf = (role: Role) => `0199a5b0-0000-7000-8000-00000000c0${ROLES.indexOf(role)}0`;
/** A key by what it lacks. */
const keyWithout = (scope: Permission | "nothing") => `key-without-${scope}`;

type Letter = NonNullable<Awaited<ReturnType<Hotel["findDeadLetter"]>>>;
type Accepted<Answer> = Extract<Awaited<Answer>, { ok: true }> extends { value: infer Value } ? Value : never;
type Today = Accepted<ReturnType<Hotel["desk"]["today"]>>;

/** A gateway where all that is asked for belongs to one hotel. */
export async function openHouse(hotel: string) {
  const letterOf = (propertyIds: string[] | null) =>
    propertyIds === null || propertyIds.includes(hotel) ? ({ propertyId: hotel } as Letter) : undefined;
  const app = await fakeGateway({
    authSecret: SECRET,
    limits: { create: 10_000, read: 10_000, lookup: 10_000, badKey: 10_000, wrongName: 10_000 },
    hotel: fakeHotel({
      desk: {
        ...fakeHotel().desk,
        hotelOf: async () => hotel,
        today: async () => accept({} as Today),
        stay: async () => accept({} as StayAtDesk),
        previewCheckOut: async () => accept({} as CheckOutPreview),
      },
      findReservation: async () => ({ ...reservation, propertyId: hotel }),
      findOffers: async () => accept({ offers: [offer] }),
      findProperty: async (propertyId) => ({ ...hotelDetails, propertyId }),
      eventsOfReservation: async () => ({ ...eventsOfReservation, propertyId: hotel }),
      findDeadLetter: async ({ propertyIds }) => letterOf(propertyIds),
      replayDeadLetter: async ({ propertyIds }) => {
        const letter = letterOf(propertyIds);
        return letter
          ? accept(letter)
          : { ok: false, refusal: { code: "NOT_FOUND", message: "There is no such dead letter." } };
      },
      checkEdited: async ({ propertyIds }) =>
        letterOf(propertyIds) ? accept({ errors: [] }) : refuse("NOT_FOUND", "There is no such dead letter."),
      findApiKey: async (key) => ({
        apiKeyId: "0199a5b0-0000-7000-8000-0000000000a1",
        name: "integrator",
        scopes: ALL_PERMISSIONS.filter((scope) => key !== keyWithout(scope)),
        propertyIds: [OWN],
        rateLimited: false,
      }),
      findStaff: async ({ staffId }) => {
        const role = ROLES.find((known) => idOf(known) === staffId);
        return (
          role && {
            staffId,
            name: "Rita Alves",
            email: "rita@casa.example",
            roles: { [OWN]: [role] },
            passwordIsTemporary: false,
          }
        );
      },
    }),
  });
  await app.listen({ port: 0, host: "127.0.0.1" });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  return { url, close: () => app.close() };
}

/** What shows who calls. */
export async function proofOf(
  who: Who,
  without: Permission | "nothing" = "nothing",
): Promise<Record<string, string>> {
  if (who === "guest") return {};
  if (who === "key") return { authorization: `Bearer ${keyWithout(without)}` };
  const token = {
    sessionId: "0199a5b0-0000-7000-8000-0000000000f1",
    staffId: idOf(who),
    sessionVersion: 1,
    signedInAt: Math.floor(Date.now() / 1_000),
  };
  return { cookie: `next-auth.session-token=${await encode({ token, secret: SECRET, maxAge: 60 })}` };
}
