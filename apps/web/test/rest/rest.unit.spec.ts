import { refuse } from "@roomstream/domain/shared/result";
import { describe, expect, it, vi } from "vitest";
import { problem } from "../../server/http/problem";
import { routes } from "../../server/rest/table";
import { fakeHotel, KEYS, offer, reservation } from "../fakes";
import { bearer, create, findApiKey, gateway, namesake, one } from "./calls";

describe("every answer fits the schema that OpenAPI shows", () => {
  const offersUrl = "/api/v1/properties/PROP-001/offers?arrival=2026-12-01&departure=2026-12-03&adults=2";
  it.each([
    ["readHealth", { url: "/api/health" }, 200],
    ["listProperties", { url: "/api/v1/properties" }, 200],
    ["findOffers", { url: offersUrl }, 200],
    ["createReservation", create, 201],
    ["readReservation", { url: `${one}?lastName=Lovelace` }, 200],
    ["listConsumers", { url: "/api/v1/operations/consumers", headers: bearer("all") }, 200],
    ["listPromises", { url: "/api/v1/operations/promises", headers: bearer("all") }, 200],
  ] as const)("%s", async (operationId, request, status) => {
    const app = await gateway();
    const answer = await app.inject(request);
    expect(answer.statusCode).toBe(status);
    const schema = routes.find((route) => route.operationId === operationId)?.answers[status]?.schema;
    expect(schema?.parse(answer.json())).toEqual(answer.json());
  });
});

describe("a refusal of the domain", () => {
  it.each([
    ["NOT_FOUND", 404],
    ["SOLD_OUT", 409],
    ["PRICE_CHANGED", 409],
    ["INVALID_INPUT", 422],
    ["PAYMENT_REQUIRED", 422],
    ["IDEMPOTENCY_KEY_REUSED", 422],
  ] as const)("%s is a %i", async (code, status) => {
    const app = await gateway({ createReservation: async () => refuse(code, "Do this next.", { offer }) });
    const answer = await app.inject(create);
    expect(answer.statusCode).toBe(status);
    expect(problem.parse(answer.json())).toMatchObject({ code, status, detail: "Do this next.", offer });
  });
});

describe("who may", () => {
  it("see a reservation: who knows its last name, and nobody can tell a wrong name from a wrong number", async () => {
    const app = await gateway();
    const wrongName = await app.inject({ url: `${one}?lastName=Babbage` });
    const wrongNumber = await app.inject({ url: "/api/v1/reservations/RSV-2026-AAAAAAAA?lastName=Lovelace" });
    expect(wrongName.statusCode).toBe(404);
    const { instance: _a, ...first } = wrongName.json();
    const { instance: _b, ...second } = wrongNumber.json();
    expect(first).toEqual(second);
    expect((await app.inject({ url: one })).statusCode).toBe(401);
  });

  it("see one with a key: with the scope, at its own hotels", async () => {
    const app = await gateway();
    expect((await app.inject({ url: one, headers: bearer("all") })).statusCode).toBe(200);
    expect((await app.inject({ url: one, headers: bearer("read-only") })).statusCode).toBe(404);
  });

  it("call with a key: not one that is none, nor one without the scope", async () => {
    const app = await gateway();
    const unknown = await app.inject({ url: "/api/v1/properties", headers: bearer("nope") });
    expect(unknown.statusCode).toBe(401);
    expect(unknown.headers["www-authenticate"]).toBe("Bearer");
    expect(
      (await app.inject({ ...create, headers: { ...create.headers, ...bearer("read-only") } })).statusCode,
    ).toBe(403);
    const basic = await app.inject({ url: "/api/v1/properties", headers: { authorization: "Basic eDp5" } });
    expect(basic.statusCode).toBe(401);
    expect((await app.inject({ url: "/api/v1/operations/promises" })).statusCode).toBe(401);
  });

  it("book at another hotel than the key's: nobody", async () => {
    const createReservation = vi.fn(fakeHotel().createReservation);
    const app = await gateway({
      createReservation,
      findApiKey: async () => ({
        apiKeyId: "0199a5b0-0000-7000-8000-0000000000a3",
        name: "n",
        scopes: ["reservations:write"],
        propertyIds: ["PROP-002"],
        rateLimited: true,
      }),
    });
    const answer = await app.inject({ ...create, headers: { ...create.headers, ...bearer("x") } });
    expect(answer.statusCode).toBe(403);
    expect(createReservation).not.toHaveBeenCalled();
  });

  it("read which reservations break a promise: a key of all hotels; one of some reads how many", async () => {
    const broken = {
      promise: 4,
      name: "money agrees",
      checked: 9,
      breaches: 1,
      found: [`${reservation.reservationId} owes`],
      at: "2026-11-22T10:00:00.000Z",
    };
    const app = await gateway({ findApiKey, promises: async () => ({ items: [broken] }) });
    for (const path of ["/api/v1/operations/promises", "/api/trpc/operations.promises"]) {
      const all = await app.inject({ url: path, headers: bearer("all") });
      expect(all.body).toContain(reservation.reservationId);
      const bound = await app.inject({ url: path, headers: bearer("namesake") });
      expect(bound.statusCode).toBe(200);
      expect(bound.body).toContain('"breaches":1,"found":[]');
      expect(bound.body).not.toContain(reservation.reservationId);
    }
  });

  it("own an idempotency key: its caller", async () => {
    const createReservation = vi.fn(fakeHotel().createReservation);
    const app = await gateway({ createReservation, findApiKey });
    await app.inject(create);
    await app.inject({ ...create, headers: { ...create.headers, ...bearer("all") } });
    await app.inject({ ...create, headers: { ...create.headers, ...bearer("namesake") } });
    expect(createReservation.mock.calls.map(([order]) => [order.caller, order.idempotencyKey])).toEqual([
      ["guest", "k-1"],
      [`key:${KEYS.all?.apiKeyId}`, "k-1"],
      [`key:${namesake.apiKeyId}`, "k-1"],
    ]);
  });
});

describe("when a part is away", () => {
  it("the database: 503, and says when to come back", async () => {
    const refused = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
    const app = await gateway({ listProperties: () => Promise.reject(refused) });
    const answer = await app.inject({ url: "/api/v1/properties" });
    expect(answer.statusCode).toBe(503);
    expect(answer.headers["retry-after"]).toBe("2");
    expect(problem.parse(answer.json()).code).toBe("UNAVAILABLE");
  });

  it("the bus: writes are 503 and reads go on", async () => {
    const createReservation = vi.fn(fakeHotel().createReservation);
    const app = await gateway({ createReservation }, { busAlive: () => false });
    expect((await app.inject(create)).statusCode).toBe(503);
    expect(createReservation).not.toHaveBeenCalled();
    expect((await app.inject({ url: `${one}?lastName=Lovelace` })).statusCode).toBe(200);
  });

  it("health says which", async () => {
    const app = await gateway({
      health: async () => ({ ok: false, parts: { bus: { ok: false, detail: "no broker answers" } } }),
    });
    const answer = await app.inject({ url: "/api/health" });
    expect(answer.statusCode).toBe(503);
    expect(answer.json().parts.bus.detail).toBe("no broker answers");
  });

  it("our own fault tells nothing of the inside", async () => {
    const app = await gateway({
      listProperties: () => Promise.reject(new Error("column secret of table x")),
    });
    const answer = await app.inject({ url: "/api/v1/properties" });
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain("secret");
  });
});
