import type { Permission } from "@roomstream/domain/property/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { routes } from "../../server/rest/table";
import { appRouter } from "../../server/trpc/router";
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

type Call = (hotel: string, proof: Record<string, string>) => Promise<"in" | "out">;

/** Sends what a page of ours would send, and says whether it was let in; anything else than a yes or a no is a mistake of the table. */
async function send(hotel: string, path: string, options: RequestInit): Promise<"in" | "out"> {
  const url = houses.get(hotel)?.url ?? "";
  const stop = new AbortController();
  const answer = await fetch(`${url}${path}`, {
    ...options,
    headers: { origin: url, ...options.headers },
    signal: stop.signal,
  });
  try {
    if ([401, 403, 404].includes(answer.status)) return "out";
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    const isStream = answer.headers.get("content-type")?.startsWith("text/event-stream");
    return isStream && (await beginsWithError(answer)) ? "out" : "in";
  } finally {
    stop.abort();
  }
}

/** A stream says in its first event whether it was refused. */
async function beginsWithError(answer: Response): Promise<boolean> {
  let text = "";
  for await (const chunk of answer.body ?? []) {
    text += Buffer.from(chunk).toString();
    const event = text
      .split("\n\n")
      .find((part) => part.includes("data:") && !part.includes("event: connected"));
    if (event) return event.includes("serialized-error");
  }
  throw new Error(`the stream ended: ${text}`);
}

const json = (body: object | undefined) =>
  body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } };

function restCall(operationId: string): Call {
  const route = routes.find((known) => known.operationId === operationId);
  const entry = REST[operationId];
  if (!route || !entry) throw new Error(`${operationId} is not a route with an entry`);
  return (hotel, proof) => {
    const { params = {}, query = {}, headers, body } = entry.send(hotel);
    const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? "");
    const { body: text, headers: type } = json(body);
    return send(hotel, `${path}?${new URLSearchParams(query)}`, {
      method: route.method,
      headers: { ...type, ...headers, ...proof },
      ...(text === undefined ? {} : { body: text }),
    });
  };
}

function trpcCall(path: keyof typeof TRPC): Call {
  const type = typeOf(path);
  return (hotel, proof) => {
    const input = TRPC[path].send(hotel);
    if (type === "mutation") {
      const { body, headers } = json(input);
      return send(hotel, `/api/trpc/${path}`, {
        method: "POST",
        headers: { ...headers, ...proof },
        ...(body === undefined ? {} : { body }),
      });
    }
    const query = input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`;
    return send(hotel, `/api/trpc/${path}${query}`, { headers: proof });
  };
}

/** In spite of its type tRPC keeps all procedures of a router side by side, by their paths. */
const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>;
const typeOf = (path: string) => procedures[path]?._def.type;

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

const allowed = async (call: Call, hotel: string): Promise<Who[]> => {
  const answers = await Promise.all(
    EVERYONE.map(async (who) => ({ who, answer: await call(hotel, await proofOf(who)) })),
  );
  return answers.filter(({ answer }) => answer === "in").map(({ who }) => who);
};

async function holds(call: Call, entry: Entry<unknown>): Promise<void> {
  const inOrder = (whos: readonly Who[]) => EVERYONE.filter((who) => whos.includes(who));
  expect(await allowed(call, OWN), "at their own hotel").toEqual(inOrder(entry.own));
  expect(await allowed(call, OTHER), "at another hotel").toEqual(inOrder(othersOf(entry)));
  if (entry.scope === null) return;
  const proof = await proofOf("key", entry.scope satisfies Permission);
  expect(await call(OWN, proof), `a key without ${entry.scope}`).toBe("out");
}

describe("who may call a REST route", () => {
  it("is said of every route there is", () => {
    expect(Object.keys(REST).toSorted()).toEqual(routes.map(({ operationId }) => operationId).toSorted());
  });
  it.each(Object.keys(REST))("%s", (operationId) =>
    holds(restCall(operationId), REST[operationId] as Entry<unknown>),
  );
});

describe("who may call a procedure", () => {
  it("is said of every procedure there is", () => {
    expect(Object.keys(TRPC).toSorted()).toEqual(Object.keys(procedures).toSorted());
  });
  it.each(Object.keys(TRPC) as (keyof typeof TRPC)[])("%s", (path) => holds(trpcCall(path), TRPC[path]));
});
