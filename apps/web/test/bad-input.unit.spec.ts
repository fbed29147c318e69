import type { FastifyInstance, InjectOptions } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { problem } from "../server/http/problem";
import { fakeGateway, order, reservation } from "./fakes";

let app: FastifyInstance;
beforeAll(async () => {
  app = await fakeGateway({ limits: { create: 10_000 } });
});
afterAll(() => app.close());

/** Sends what must be refused, and returns the problem document after checking its form. */
async function refusal(request: InjectOptions) {
  const answer = await app.inject(request);
  expect(answer.headers["content-type"]).toBe("application/problem+json");
  const document = problem.strict().parse(answer.json());
  expect(document.status).toBe(answer.statusCode);
  expect(document.status).toBeLessThan(500);
  expect(document.detail.length).toBeGreaterThan(10);
  return document;
}

const post = (payload: string | object, headers: Record<string, string> = {}): InjectOptions => ({
  method: "POST",
  url: "/api/v1/reservations",
  headers: { "content-type": "application/json", "idempotency-key": "k-1", ...headers },
  payload,
});
const offers = (query: string): InjectOptions => ({ url: `/api/v1/properties/PROP-001/offers?${query}` });

describe("a create with a wrong field says which", () => {
  const guest = order.guest;
  const cases: [string, object, string][] = [
    ["a date that is none", { arrival: "2026-02-30" }, "arrival"],
    ["a date in words", { departure: "tomorrow" }, "departure"],
    ["a date with a time", { arrival: "2026-12-01T00:00:00Z" }, "arrival"],
    ["nobody", { adults: 0 }, "adults"],
    ["half an adult", { adults: 1.5 }, "adults"],
    ["a crowd", { adults: 400 }, "adults"],
    ["fewer than no children", { children: -1 }, "children"],
    ["adults as text", { adults: "2" }, "adults"],
    [
      "a currency that is none",
      { expectedTotal: { amount: 100, currency: "EURO" } },
      "expectedTotal.currency",
    ],
    ["a broken amount", { expectedTotal: { amount: 1.5, currency: "EUR" } }, "expectedTotal.amount"],
    ["a huge amount", { expectedTotal: { amount: 1e300, currency: "EUR" } }, "expectedTotal.amount"],
    ["no total", { expectedTotal: undefined }, "expectedTotal"],
    ["an e-mail that is none", { guest: { ...guest, email: "ada" } }, "guest.email"],
    ["a header in the e-mail", { guest: { ...guest, email: "a@b.co\r\nBcc: x@y.z" } }, "guest.email"],
    ["NUL in a name", { guest: { ...guest, lastName: "Love\u0000lace" } }, "guest.lastName"],
    ["a line break in a name", { guest: { ...guest, firstName: "A\r\nSet-Cookie: a=b" } }, "guest.firstName"],
    ["an empty name", { guest: { ...guest, lastName: "   " } }, "guest.lastName"],
    ["an endless name", { guest: { ...guest, lastName: "x".repeat(5_000) } }, "guest.lastName"],
    ["half a character in the notes", { notes: "a\ud800b" }, "notes"],
    ["half a character in an id", { propertyId: "\udc00" }, "propertyId"],
    ["NUL in the notes", { notes: "a\u0000b" }, "notes"],
    ["a telephone number that is none", { guest: { ...guest, phone: "call me" } }, "guest.phone"],
    ["a card number as token", { payment: { token: "4111111111111111" } }, "payment.token"],
    ["an unknown field", { discount: 100 }, "discount"],
    ["an unknown field further in", { guest: { ...guest, vip: true } }, "guest.vip"],
    ["a guest that is a list", { guest: [] }, "guest"],
  ];
  it.each(cases)("%s", async (_name, change, path) => {
    const document = await refusal(post({ ...order, ...change }));
    expect(document).toMatchObject({ status: 422, code: "INVALID_INPUT" });
    expect(document.errors?.map((error) => error.path)).toContain(path);
  });

  it("names every wrong field at once", async () => {
    const { errors } = await refusal(post({}));
    expect(errors).toContainEqual({ path: "propertyId", message: "is required" });
    expect(errors?.length).toBeGreaterThan(5);
  });

  it("a body that is not an object", async () => {
    for (const body of ["[]", "null", "1", '"text"', "true"]) {
      expect(await refusal(post(body))).toMatchObject({ code: "INVALID_INPUT" });
    }
  });
});

describe("a body that cannot be read", () => {
  it.each([
    ["is cut off", '{"propertyId":'],
    ["is empty", ""],
    ["is not JSON", "propertyId=PROP-001"],
    ["is deep", `{"guest":${"[".repeat(50_000)}${"]".repeat(50_000)}}`],
    ["is deep and cut off", "[".repeat(100_000)],
    ["changes the prototype", '{"__proto__":{"admin":true}}'],
    ["changes a prototype further in", '{"guest":{"__proto__":{"admin":true}}}'],
    ["changes the constructor", '{"constructor":{"prototype":{"admin":true}}}'],
  ])("%s", async (_name, body) => {
    expect(await refusal(post(body))).toMatchObject({ status: 400, code: "MALFORMED_REQUEST" });
  });

  it("is of 10 MB", async () => {
    const body = JSON.stringify({ ...order, notes: "x".repeat(10_000_000) });
    expect(await refusal(post(body))).toMatchObject({ status: 413, code: "PAYLOAD_TOO_LARGE" });
  });

  it.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/xml",
  ])("is %s", async (type) => {
    const request = post(JSON.stringify(order), { "content-type": type });
    expect(await refusal(request)).toMatchObject({ status: 415, code: "UNSUPPORTED_MEDIA_TYPE" });
  });
});

describe("the idempotency key", () => {
  it("is required", async () => {
    const { "idempotency-key": _key, ...headers } = post(order).headers as Record<string, string>;
    const document = await refusal({ ...post(order), headers });
    expect(document).toMatchObject({
      status: 400,
      errors: [{ path: "idempotency-key", message: "is required" }],
    });
  });

  it.each(["", "x".repeat(201), "caf\u00e9", "a\u0001b"])("is not %j", async (key) => {
    expect(await refusal(post(order, { "idempotency-key": key }))).toMatchObject({ status: 400 });
  });
});

describe("an address", () => {
  it.each([
    "arrival=2026-12-03&departure=nope&adults=2",
    "departure=2026-12-03&adults=2",
    "arrival=2026-12-01&departure=2026-12-03&adults=0",
    "arrival=2026-12-01&departure=2026-12-03&adults=two",
    "arrival=2026-12-01&departure=2026-12-03&adults=1e9",
    "arrival=2026-12-01&departure=2026-12-03&adults=1&adults=2",
    "arrival=2026-12-01&departure=2026-12-03&adults=2&currency=USD",
    "arrival=%00&departure=2026-12-03&adults=2",
    "arrival[]=2026-12-01&departure=2026-12-03&adults=2",
    "__proto__=1&arrival=2026-12-01&departure=2026-12-03&adults=2",
  ])("with the query %s", async (query) => {
    expect(await refusal(offers(query))).toMatchObject({ status: 422, code: "INVALID_INPUT" });
  });

  it.each([
    "/api",
    "/api/",
    "/api/v1",
    "/api/v1/nothing",
    "/api/v2/properties",
    "/api/v1/properties/%00/offers?arrival=2026-12-01&departure=2026-12-03&adults=2",
    "/api/v1/properties/PROP-999/offers?arrival=2026-12-01&departure=2026-12-03&adults=2",
    `/api/v1/properties/${"x".repeat(5_000)}/offers`,
    "/api/v1/reservations/RSV-2026-%0d%0aSet-Cookie:a=b?lastName=Lovelace",
    "/api/v1/reservations/..%2f..%2fetc%2fpasswd?lastName=Lovelace",
    "/api/v1/reservations/RSV-2026-AAAAAAAA?lastName=Lovelace",
    "/api/v1/reservations/__proto__?lastName=Lovelace",
  ])("where nothing is: %s", async (url) => {
    expect(await refusal({ url })).toMatchObject({ status: 404, code: "NOT_FOUND" });
  });

  it("with a broken escape", async () => {
    expect(await refusal({ url: "/api/v1/properties/%zz/offers" })).toMatchObject({ status: 400 });
  });

  it("with NUL in the last name", async () => {
    const url = `/api/v1/reservations/${reservation.confirmationNumber}?lastName=Love%00lace`;
    expect(await refusal({ url })).toMatchObject({ status: 422, errors: [{ path: "lastName" }] });
  });

  it.each(["PUT", "PATCH", "DELETE", "OPTIONS"] as const)("with the method %s", async (method) => {
    const answer = await app.inject({ method, url: "/api/v1/reservations" });
    expect(answer.statusCode).toBe(405);
    expect(answer.headers.allow).toBe("POST");
    expect(problem.parse(answer.json()).code).toBe("METHOD_NOT_ALLOWED");
  });
});
