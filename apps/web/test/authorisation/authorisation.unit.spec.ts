import type { Permission } from "@roomstream/domain/property/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { routes } from "../../server/rest/table";
import { type Call, procedures, restCall, trpcCall } from "./call";
import { type Entry, EVERYONE, type Who } from "./entry";
import { OTHER, OWN, openHouse, proofOf } from "./house";
import { REST, TRPC } from "./matrix";

const houses = new Map<string, Awaited<ReturnType<typeof openHouse>>>();
beforeAll(async () => {
  for (const hotel of [OWN, OTHER]) houses.set(hotel, await openHouse(hotel));
});
afterAll(async () => {
  for (const house of houses.values()) await house.close();
});

const urlOf = (hotel: string): string => houses.get(hotel)?.url ?? "";

/** Who is let in when the call is about a hotel where nobody works. */
function othersOf({ own, other }: Entry<unknown>): readonly Who[] {
  switch (other) {
    case "nobody":
      return [];
    case "guests":
      return own.filter((who) => who !== "key");
    case "the same":
      return own;
  }
}

const answersAt = async (call: Call, hotel: string) =>
  Promise.all(
    EVERYONE.map(async (who) => ({ who, answer: await call(urlOf(hotel), hotel, await proofOf(who)) })),
  );
const allowed = (answers: Awaited<ReturnType<typeof answersAt>>): Who[] =>
  answers.filter(({ answer }) => answer === "in").map(({ who }) => who);

async function holds(call: Call, entry: Entry<unknown>): Promise<void> {
  const inOrder = (whos: readonly Who[]) => EVERYONE.filter((who) => whos.includes(who));
  const atOwn = await answersAt(call, OWN);
  expect(allowed(atOwn), "at their own hotel").toEqual(inOrder(entry.own));
  for (const { who, answer } of atOwn)
    if (who !== "guest" && who !== "key" && answer !== "in")
      expect(answer, `${who} at their own hotel is told why`).toBe(403);
  expect(allowed(await answersAt(call, OTHER)), "at another hotel").toEqual(inOrder(othersOf(entry)));
  if (entry.scope === null) return;
  const proof = await proofOf("key", entry.scope satisfies Permission);
  expect(await call(urlOf(OWN), OWN, proof), `a key without ${entry.scope}`).toBe(403);
}

describe("who may call a REST route", () => {
  it("is said of every route there is", () => {
    expect(Object.keys(REST).toSorted()).toEqual(routes.map(({ operationId }) => operationId).toSorted());
  });
  it.each(Object.entries(REST))("%s", (operationId, entry) =>
    holds(restCall(operationId, entry.send), entry),
  );
});

describe("who may call a procedure", () => {
  it("is said of every procedure there is", () => {
    expect(Object.keys(TRPC).toSorted()).toEqual(Object.keys(procedures).toSorted());
  });
  it.each(Object.entries(TRPC))("%s", (path, entry) => holds(trpcCall(path, entry.send), entry));
});
