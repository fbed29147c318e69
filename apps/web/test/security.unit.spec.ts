import type { IncomingHttpHeaders } from "node:http";
import { type AddressInfo, connect } from "node:net";
import type { FastifyInstance, InjectOptions } from "fastify";
import { pino } from "pino";
import { afterEach, describe, expect, it } from "vitest";
import { openLogger } from "../server/http/logger";
import type { Pages } from "../server/pages";
import { fakeGateway, fakeHotel, order, reservation } from "./fakes";

let app: FastifyInstance;
afterEach(() => app.close());

/** Pages that answer with the headers they were given. */
const mirror: Pages = {
  handle: async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    response.end(JSON.stringify({ method: request.method, headers: request.headers, body }));
  },
  close: async () => undefined,
};
const seenBy = async (request: InjectOptions) => {
  const answer = await app.inject(request);
  return { answer, ...(answer.json() as { method: string; headers: IncomingHttpHeaders; body: string }) };
};

describe("a page", () => {
  it("gets a nonce of its own, the same on the answer and on the request", async () => {
    app = await fakeGateway({ pages: mirror });
    const first = await seenBy({ url: "/" });
    const second = await seenBy({ url: "/book?x=1" });
    const policy = String(first.answer.headers["content-security-policy"]);
    expect(policy).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/=]{24}';/);
    expect(policy.match(/script-src[^;]*/)?.[0]).not.toContain("unsafe");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(first.headers["content-security-policy"]).toBe(policy);
    expect(second.headers["content-security-policy"]).not.toBe(policy);
  });

  it("gets what the gateway says, whatever the visitor sends under these names", async () => {
    app = await fakeGateway({ pages: mirror });
    const { headers } = await seenBy({
      url: "/",
      remoteAddress: "192.0.2.7",
      headers: {
        "x-roomstream-origin": "http://evil.example",
        "content-security-policy": "script-src 'nonce-mine'",
        "x-forwarded-for": "203.0.113.1",
      },
    });
    expect(headers["x-roomstream-origin"]).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(headers["content-security-policy"]).not.toContain("mine");
    expect(headers["x-forwarded-for"]).toBe("192.0.2.7");
  });

  it("reads bodies of any type itself", async () => {
    app = await fakeGateway({ pages: mirror });
    const seen = await seenBy({
      method: "POST",
      url: "/form",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      payload: "a=1",
    });
    expect(seen).toMatchObject({ method: "POST", body: "a=1" });
  });

  it("gives way to one that waits while the database is away; its scripts and pictures do not", async () => {
    app = await fakeGateway({ pages: mirror, databaseAlive: () => false });
    const page = await app.inject({ url: "/", headers: { accept: "text/html,*/*" } });
    expect(page.statusCode).toBe(503);
    expect(page.headers["retry-after"]).toBe("5");
    expect(page.body).toContain("Back in a moment");
    expect((await app.inject({ url: "/_next/static/a.js", headers: { accept: "*/*" } })).statusCode).toBe(
      200,
    );
  });

  it("is never below /api", async () => {
    app = await fakeGateway({ pages: mirror });
    for (const url of ["/api", "/api?x", "/api/", "/api/nothing"]) {
      expect((await app.inject({ url })).statusCode).toBe(404);
    }
    expect((await app.inject({ url: "/apiary" })).statusCode).toBe(200);
  });
});

describe("every answer", () => {
  it("carries the security headers", async () => {
    app = await fakeGateway({ pages: mirror });
    for (const url of ["/", "/api/v1/properties", "/api/nothing"]) {
      const { headers } = await app.inject({ url });
      expect(headers["x-content-type-options"]).toBe("nosniff");
      expect(headers["x-frame-options"]).toBe("DENY");
      expect(headers["referrer-policy"]).toBe("no-referrer");
      expect(headers["permissions-policy"]).toContain("camera=()");
      expect(headers["access-control-allow-origin"]).toBeUndefined();
      expect(headers["strict-transport-security"]).toBeUndefined();
    }
  });

  it("asks for https only where the public address has it", async () => {
    app = await fakeGateway({ publicUrl: "https://hotel.example" });
    expect((await app.inject({ url: "/api/health" })).headers["strict-transport-security"]).toContain(
      "max-age",
    );
  });
});

describe("a write that another site makes a browser send", () => {
  const create = (headers: Record<string, string>): InjectOptions => ({
    method: "POST",
    url: "/api/v1/reservations",
    headers: { host: "hotel.example", "idempotency-key": "k", ...headers },
    payload: order,
  });

  it.each([
    [{ "sec-fetch-site": "cross-site" }],
    [{ "sec-fetch-site": "same-site" }],
    [{ origin: "https://evil.example" }],
    [{ origin: "null" }],
    [{ origin: "http://hotel.example.evil.example" }],
  ])("is refused: %j", async (headers) => {
    app = await fakeGateway({ publicUrl: "https://stay.example" });
    const answer = await app.inject(create(headers as Record<string, string>));
    expect(answer.statusCode).toBe(403);
    expect(answer.json().code).toBe("FORBIDDEN");
  });

  it.each([
    [{}],
    [{ "sec-fetch-site": "same-origin", origin: "http://hotel.example" }],
    [{ origin: "https://stay.example" }],
    [{ "sec-fetch-site": "none" }],
  ])("is not one of these: %j", async (headers) => {
    app = await fakeGateway({ publicUrl: "https://stay.example" });
    expect((await app.inject(create(headers as Record<string, string>))).statusCode).toBe(201);
  });
});

describe("the log", () => {
  it("has no name, address of mail, token, key or body", async () => {
    let log = "";
    const logger = openLogger("debug", { write: (line) => (log += line) });
    const failing = async () => {
      throw Object.assign(new Error("it broke"), {
        detail: "Key (email)=(ada@example.com)",
        query: "tok_visa",
      });
    };
    app = await fakeGateway({ logger, hotel: fakeHotel({ createReservation: failing }) });
    await app.inject({ url: `/api/v1/reservations/${reservation.confirmationNumber}?lastName=Lovelace` });
    await app.inject({
      method: "POST",
      url: "/api/v1/reservations",
      headers: { "idempotency-key": "secret-key", authorization: "Bearer all" },
      payload: order,
    });
    expect(log).toContain('"route":"/api/v1/reservations/:confirmationNumber"');
    expect(log).toContain("it broke");
    for (const secret of ["Lovelace", "ada@", "tok_visa", "secret-key", "Bearer", "Ada"]) {
      expect(log).not.toContain(secret);
    }
  });
});

describe("what is not HTTP", () => {
  it.each([
    ["a header that is none", "GET / HTTP/1.1\r\nhost: x\r\nbad header\r\n\r\n", 400],
    ["endless headers", `GET / HTTP/1.1\r\nhost: x\r\nx: ${"y".repeat(40_000)}\r\n\r\n`, 431],
  ])("%s is a problem document", async (_name, bytes, status) => {
    app = await fakeGateway({ logger: pino({ level: "silent" }) });
    await app.listen({ port: 0, host: "127.0.0.1" });
    const socket = connect((app.server.address() as AddressInfo).port, "127.0.0.1");
    socket.write(bytes);
    let answer = "";
    for await (const chunk of socket) answer += chunk;
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    const [, body = ""] = answer.split("\r\n\r\n");
    expect(JSON.parse(body)).toMatchObject({ status });
  });
});
