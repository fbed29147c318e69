import type { DeadLetter } from "@roomstream/domain/operations/contract";
import type { ApiKey } from "@roomstream/domain/property/queries/find-api-key";
import { accept, refuse } from "@roomstream/domain/shared/result";
import type { FastifyInstance } from "fastify";
import { afterEach, describe, expect, it } from "vitest";
import type { Hotel } from "../server/hotel";
import { fakeGateway, fakeHotel } from "./fakes";

const LETTERS = "/api/v1/operations/dead-letters";
const deadLetterId = "0199a5b0-0000-7000-8000-0000000000d1";
const letter: DeadLetter = {
  deadLetterId,
  group: "rates",
  topic: "reservation.created",
  eventId: "0199a5b0-0000-7000-8000-0000000000e1",
  propertyId: "PROP-001",
  partition: 0,
  offset: 7,
  errorKind: "TypeError: x is undefined",
  tries: 6,
  status: "open",
  deadAt: "2026-11-22T10:00:00.000Z",
  replays: 0,
  replayedAt: null,
  replayedBy: null,
  waits: false,
  replacedBy: null,
  error: "TypeError: x is undefined\n  at …",
  envelope: { eventId: "0199a5b0-0000-7000-8000-0000000000e1" },
  value: "{}",
  problem: null,
  groups: [],
  replacement: null,
};

const key = (name: string, scopes: string[], propertyIds: string[] | null): ApiKey => ({
  apiKeyId: "0199a5b0-0000-7000-8000-0000000000b1",
  name,
  scopes,
  propertyIds,
  rateLimited: false,
});
const KEYS: Record<string, ApiKey> = {
  operator: key("operator", ["operations:read", "operations:write"], null),
  looker: key("looker", ["operations:read"], ["PROP-002"]),
};

let app: FastifyInstance | undefined;
afterEach(() => app?.close());

async function ask(
  by: keyof typeof KEYS,
  request: { method?: "GET" | "POST"; url: string; payload?: object },
  parts: Partial<Hotel> = {},
) {
  app = await fakeGateway({ hotel: fakeHotel({ findApiKey: async (name) => KEYS[name], ...parts }) });
  return app.inject({ method: "GET", ...request, headers: { authorization: `Bearer ${by}` } });
}

describe("dead letters over REST", () => {
  it("are listed with filters, and only those of the key's hotels", async () => {
    const asked: Parameters<Hotel["deadLetters"]>[0][] = [];
    const { value: _v, error: _e, envelope: _n, problem: _p, ...line } = letter;
    const deadLetters: Hotel["deadLetters"] = async (what) => {
      asked.push(what);
      return { items: [line], next: deadLetterId, kinds: [] };
    };
    const url = `${LETTERS}?group=rates&status=open&limit=1`;
    const answer = await ask("looker", { url }, { deadLetters });
    expect(answer.json()).toMatchObject({ items: [{ deadLetterId }], next: deadLetterId });
    expect(asked).toEqual([
      { query: { group: "rates", status: "open", limit: 1 }, propertyIds: ["PROP-002"] },
    ]);
    expect((await ask("operator", { url: `${LETTERS}?state=open` })).statusCode).toBe(422);
  });

  it("are shown whole; one of another's hotel is not there", async () => {
    const findDeadLetter: Hotel["findDeadLetter"] = async ({ propertyIds }) =>
      propertyIds === null || propertyIds.includes(letter.propertyId) ? letter : undefined;
    const url = `${LETTERS}/${deadLetterId}`;
    expect((await ask("operator", { url }, { findDeadLetter })).json()).toEqual(letter);
    expect((await ask("looker", { url }, { findDeadLetter })).json().code).toBe("NOT_FOUND");
  });

  it("are replayed only by a key that may write, as they are without a body", async () => {
    const orders: unknown[] = [];
    const replayDeadLetter: Hotel["replayDeadLetter"] = async (order) => {
      orders.push(order);
      return accept({ ...letter, status: "replayed", waits: true });
    };
    const url = `${LETTERS}/${deadLetterId}/replay`;
    expect((await ask("looker", { method: "POST", url }, { replayDeadLetter })).statusCode).toBe(403);
    const plain = await ask("operator", { method: "POST", url }, { replayDeadLetter });
    expect(plain.json()).toMatchObject({ status: "replayed", waits: true });
    const edited = { eventType: "reservation.created" };
    await ask("operator", { method: "POST", url, payload: { edited } }, { replayDeadLetter });
    const by = { kind: "key", apiKeyId: KEYS.operator?.apiKeyId, name: "operator" };
    expect(orders).toEqual([
      { deadLetterId, edited: undefined, by, propertyIds: null },
      { deadLetterId, edited, by, propertyIds: null },
    ]);
  });

  it("that were replayed already, or are no events, are a conflict with its code", async () => {
    for (const code of ["ALREADY_REPLAYED", "NOT_AN_EVENT"] as const) {
      const replayDeadLetter: Hotel["replayDeadLetter"] = async () => refuse(code, "Look at it again.");
      const request = { method: "POST", url: `${LETTERS}/${deadLetterId}/replay` } as const;
      const answer = await ask("operator", request, { replayDeadLetter });
      expect([answer.statusCode, answer.json().code]).toEqual([409, code]);
    }
  });

  it("are replayed by kind", async () => {
    const replayKind: Hotel["replayKind"] = async ({ kind }) =>
      accept({ replayed: kind.errorKind === undefined ? 3 : 1, toBeEdited: 0 });
    const url = `${LETTERS}/replay`;
    const payload = { group: "rates", topic: "reservation.created" };
    const all = await ask("operator", { method: "POST", url, payload }, { replayKind });
    expect(all.json()).toEqual({ replayed: 3, toBeEdited: 0 });
    expect((await ask("looker", { method: "POST", url, payload }, { replayKind })).statusCode).toBe(403);
  });
});
