import type { AddressInfo } from "node:net";
import type { Role } from "@roomstream/domain/property/contract";
import type { ReservationView } from "@roomstream/domain/reservations/contract";
import { afterEach, expect, it } from "vitest";
import { proofOf, SECRET } from "./authorisation/house";
import { fakeGateway, fakeHotel, KEYS, reservation } from "./fakes";

/** Nothing but what is told ends a stream in time. */
const NEVER_MS = 3_600_000;
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

/** A hotel where the test takes rights away, and a way to tell of it. */
async function house(heartbeatMs: number) {
  const listeners: ((payloads: string[]) => void)[] = [];
  const now: { roles: Role[] | undefined; keyHolds: boolean; guest: ReservationView["guest"] } = {
    roles: ["FRONT_DESK"],
    keyHolds: true,
    guest: reservation.guest,
  };
  const app = await fakeGateway({
    authSecret: SECRET,
    heartbeatMs,
    signals: {
      on: (_channel, heard) => {
        listeners.push(heard);
        return () => undefined;
      },
    },
    hotel: fakeHotel({
      findReservation: async () => ({ ...reservation, guest: now.guest }),
      findApiKey: async (key) => (now.keyHolds ? KEYS[key] : undefined),
      findStaff: async ({ staffId }) =>
        now.roles && {
          staffId,
          name: "Rita Alves",
          email: "rita@casa.example",
          roles: { [reservation.propertyId]: now.roles },
          passwordIsTemporary: false,
        },
    }),
  });
  await app.listen({ port: 0, host: "127.0.0.1" });
  closing.push(() => app.close());
  const stays = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/api/v1/reservations`;
  return {
    now,
    tellOf: (staffId: string) => {
      for (const heard of listeners) heard([JSON.stringify({ kind: "staff", id: staffId, propertyIds: [] })]);
    },
    /** Opens a stream, and says when it ended. */
    watch: async (proof: Record<string, string>, query = "") => {
      const stop = new AbortController();
      const url = `${stays}/${reservation.confirmationNumber}/events?${query}`;
      const answer = await fetch(url, { headers: proof, signal: stop.signal });
      expect(answer.status).toBe(200);
      let begun = () => {};
      const hasBegun = new Promise<void>((resolve) => {
        begun = resolve;
      });
      const ended = (async () => {
        for await (const _ of answer.body ?? []) begun();
        return "ended" as const;
      })();
      closing.push(async () => stop.abort());
      // Who is cut off at the end of a test has not been told that the stream is over.
      const either = ended.catch(() => "cut off" as const);
      await hasBegun;
      return (ms = 1_000) =>
        Promise.race([
          either,
          new Promise<"goes on">((resolve) => {
            setTimeout(() => resolve("goes on"), ms);
          }),
        ]);
    },
  };
}

const RITA = "0199a5b0-0000-7000-8000-00000000c000";

it.each([
  ["they are signed out or kept out", undefined],
  ["their role is taken away", ["HOUSEKEEPING" as const]],
])("given staff watch a stay, when %s, then the stream ends at once", async (_what, roles) => {
  const { now, watch, tellOf } = await house(NEVER_MS);
  const outcome = await watch(await proofOf("FRONT_DESK"));
  tellOf(RITA);
  expect(await outcome(200)).toBe("goes on");
  now.roles = roles;
  tellOf(RITA);
  expect(await outcome()).toBe("ended");
});

it("given a system watches a stay, when its key is revoked, then the stream ends with the next beat", async () => {
  const { now, watch } = await house(50);
  const outcome = await watch({ authorization: "Bearer all" });
  expect(await outcome(200)).toBe("goes on");
  now.keyHolds = false;
  expect(await outcome()).toBe("ended");
});

it.each([
  ["erased", null],
  ["of another name", { firstName: "Ada", lastName: "King", email: "ada@example.com" }],
])(
  "given a guest watches, when the stay's guest is %s, then the stream ends with the next beat",
  async (_what, guest) => {
    const { now, watch } = await house(50);
    const outcome = await watch({}, "lastName=Lovelace");
    expect(await outcome(200)).toBe("goes on");
    now.guest = guest;
    expect(await outcome()).toBe("ended");
  },
);

it("given staff watch with the guest's name, when their role is taken away, then they watch as the guest may", async () => {
  const { now, watch, tellOf } = await house(NEVER_MS);
  const outcome = await watch(await proofOf("FRONT_DESK"), "lastName=Lovelace");
  now.roles = undefined;
  tellOf(RITA);
  expect(await outcome(300)).toBe("goes on");
});
