import type { ApiKey } from "@roomstream/domain/property/queries/find-api-key";
import { refuse } from "@roomstream/domain/shared/result";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Hotel } from "../server/hotel";
import { problem } from "../server/http/problem";
import { routes } from "../server/rest/table";
import { fakeGateway, fakeHotel, KEYS, offer, order, reservation } from "./fakes";

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

async function gateway(hotel: Partial<Hotel> = {}, parts: Parameters<typeof fakeGateway>[0] = {}) {
  const app = await fakeGateway({ hotel: fakeHotel(hotel), ...parts });
  closing.push(() => app.close());
  return app;
}
const create = {
  method: "POST",
  url: "/api/v1/reservations",
  headers: { "idempotency-key": "k-1" },
  payload: order,
} as const;
const one = `/api/v1/reservations/${reservation.confirmationNumber}`;
/** Another key of the same name as `all`, limited and of one hotel. */
const namesake: ApiKey = {
  apiKeyId: "0199a5b0-0000-7000-8000-0000000000a4",
  name: "demo",
  scopes: ["reservations:write", "operations:read"],
  propertyIds: ["PROP-001"],
  rateLimited: true,
};
const findApiKey = async (key: string) => (key === "namesake" ? namesake : KEYS[key]);
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

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

describe("limits", () => {
  const least = { create: 2, lookup: 2, read: 2, badKey: 2, health: 2, wrongName: 100 };

  it("count by address, and say how long to wait", async () => {
    const app = await gateway({}, { limits: least });
    const codes: number[] = [];
    for (let n = 0; n < 3; n++) codes.push((await app.inject(create)).statusCode);
    expect(codes).toEqual([201, 201, 429]);
    const answer = await app.inject(create);
    expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
    expect(problem.parse(answer.json()).code).toBe("RATE_LIMITED");
    const elsewhere = await app.inject({ ...create, remoteAddress: "192.0.2.7" });
    expect(elsewhere.statusCode).toBe(201);
  });

  describe("of wrong last names for one reservation", () => {
    const unknown = "/api/v1/reservations/RSV-2026-AAAAAAAA";
    const guessing = async (hotel: Partial<Hotel> = {}) => {
      const app = await gateway(hotel, { limits: { wrongName: 3 } });
      const look = (lastName: string, host: number, url = one) =>
        app.inject({ url: `${url}?lastName=${lastName}`, remoteAddress: `192.0.2.${host}` });
      return { app, look };
    };
    const statuses = (answers: { statusCode: number }[]) => answers.map(({ statusCode }) => statusCode);

    it.each([
      ["known", one],
      ["unknown", unknown],
    ])("count from all addresses together, for a %s number", async (_name, url) => {
      const { look } = await guessing();
      const wrong: number[] = [];
      for (let host = 1; host < 4; host++) wrong.push((await look("X", host, url)).statusCode);
      expect(wrong).toEqual([404, 404, 404]);
      const answer = await look("X", 4, url);
      expect(answer.statusCode).toBe(429);
      expect(Number(answer.headers["retry-after"])).toBeGreaterThan(3_000);
      expect(problem.parse(answer.json()).code).toBe("RATE_LIMITED");
    });

    it("are not used up by right ones", async () => {
      const { look } = await guessing();
      for (let n = 0; n < 10; n++) expect((await look("Lovelace", 1)).statusCode).toBe(200);
      expect((await look("X", 1)).statusCode).toBe(404);
    });

    it("never lock the guest out", async () => {
      const { look } = await guessing();
      for (let n = 0; n < 5; n++) await look("X", 1);
      expect((await look("Lovelace", 2)).statusCode).toBe(200);
      expect((await look("Lovelace", 2)).statusCode).toBe(200);
    });

    it("tell who went past them nothing more, and ask the database nothing", async () => {
      const findReservation = vi.fn(fakeHotel().findReservation);
      const { look } = await guessing({ findReservation });
      for (let n = 0; n < 3; n++) await look("X", 1);
      findReservation.mockClear();
      expect((await look("Lovelace", 1)).statusCode).toBe(429);
      expect(findReservation).not.toHaveBeenCalled();
      expect((await look("X", 1, unknown)).statusCode).toBe(404);
    });

    it("hold for names that are sent at once", async () => {
      const { look } = await guessing();
      const names = [...Array<string>(20).fill("X"), "Lovelace"];
      const answers = await Promise.all(names.map((name) => look(name, 1)));
      expect(statuses(answers)).toEqual([404, 404, 404, ...Array<number>(18).fill(429)]);
    });

    it("end after an hour", async () => {
      vi.useFakeTimers({ toFake: ["performance"] });
      const { look } = await guessing();
      for (let n = 0; n < 4; n++) await look("X", 1);
      vi.advanceTimersByTime(3_600_001);
      const answer = await look("Lovelace", 1);
      vi.useRealTimers();
      expect(answer.statusCode).toBe(200);
    });
  });

  it("do not count keys that are not limited, and count others by key", async () => {
    const app = await gateway({}, { limits: least });
    for (let n = 0; n < 5; n++) {
      expect((await app.inject({ url: "/api/v1/properties", headers: bearer("all") })).statusCode).toBe(200);
    }
    const codes: number[] = [];
    for (let n = 0; n < 3; n++) {
      codes.push(
        (await app.inject({ url: one, headers: bearer("read-only"), remoteAddress: `192.0.2.${n}` }))
          .statusCode,
      );
    }
    expect(codes).toEqual([404, 404, 429]);
  });

  it("slow down who guesses keys", async () => {
    const app = await gateway({}, { limits: least });
    const codes: number[] = [];
    for (let n = 0; n < 3; n++) {
      codes.push((await app.inject({ url: "/api/v1/properties", headers: bearer(`guess-${n}`) })).statusCode);
    }
    expect(codes).toEqual([401, 401, 429]);
  });

  it("hold for keys that are guessed at once", async () => {
    const app = await gateway({}, { limits: least });
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        app.inject({ url: "/api/v1/properties", headers: bearer(`guess-${n}`) }),
      ),
    );
    const codes = answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b);
    expect(codes).toEqual([401, 401, ...Array<number>(8).fill(429)]);
  });

  it("let no key in after too many bad ones, and do not even look for it", async () => {
    const asked = vi.fn(fakeHotel().findApiKey);
    const app = await gateway({ findApiKey: asked }, { limits: least });
    const show = (key: string, remoteAddress = "192.0.2.1") =>
      app.inject({ url: "/api/v1/properties", headers: bearer(key), remoteAddress });
    for (let n = 0; n < 2; n++) await show(`guess-${n}`);
    asked.mockClear();
    const answer = await show("all");
    expect(answer.statusCode).toBe(429);
    expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
    expect(asked).not.toHaveBeenCalled();
    expect((await show("all", "192.0.2.2")).statusCode).toBe(200);
    expect((await app.inject({ url: "/api/v1/properties", remoteAddress: "192.0.2.1" })).statusCode).toBe(
      200,
    );
  });

  it("count two keys of one name apart", async () => {
    const reader: ApiKey = { ...namesake, apiKeyId: "0199a5b0-0000-7000-8000-0000000000a5" };
    const app = await gateway(
      { findApiKey: async (key) => (key === "other" ? reader : findApiKey(key)) },
      { limits: least },
    );
    const statuses: number[] = [];
    for (const key of ["namesake", "namesake", "namesake", "other"]) {
      statuses.push((await app.inject({ url: "/api/v1/properties", headers: bearer(key) })).statusCode);
    }
    expect(statuses).toEqual([200, 200, 429, 200]);
  });

  it("believe a forwarded address only from trusted proxies and loopback", async () => {
    const app = await gateway({}, { limits: least, trustedProxies: ["198.51.100.0/24"] });
    const from = async (remoteAddress: string) => {
      const codes: number[] = [];
      for (let n = 0; n < 3; n++) {
        const headers = { ...create.headers, "x-forwarded-for": `203.0.113.${n}` };
        codes.push((await app.inject({ ...create, headers, remoteAddress })).statusCode);
      }
      return codes;
    };
    expect(await from("192.0.2.1")).toEqual([201, 201, 429]);
    expect(await from("198.51.100.9")).toEqual([201, 201, 201]);
    expect(await from("127.0.0.1")).toEqual([201, 201, 201]);
  });
});
