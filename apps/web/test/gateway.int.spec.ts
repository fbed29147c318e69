import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { silent } from "@roomstream/db/log";
import { createTestDatabase, type TestDatabase } from "@roomstream/db/testing/test-database";
import { run } from "@roomstream/db/transaction";
import { casaDoMirante } from "@roomstream/domain/demo/casa-do-mirante";
import { DEMO_SCOPES, seedHotel } from "@roomstream/domain/demo/seed-demo";
import { registerApiKey } from "@roomstream/domain/property/register-api-key";
import { type Offer, type ReservationView, reservationView } from "@roomstream/domain/reservations/contract";
import { type Opened, openContext } from "@roomstream/domain/shared/open-context";
import { addDays } from "@roomstream/domain/shared/stay";
import { readEnvironment } from "@roomstream/environment/environment";
import fc from "fast-check";
import type { FastifyInstance } from "fastify";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { buildGateway } from "../server/gateway";
import { problem } from "../server/http/problem";
import { openHotel } from "../server/open-hotel";
import { routes } from "../server/rest/table";
import { order } from "./fakes";

const KEY = "rs_test";
const PROPERTY = casaDoMirante.hotel.propertyId;
let database: TestDatabase;
let opened: Opened;
let app: FastifyInstance;
let good: typeof order;
let arrival: string;

const open = (url: string): Opened =>
  openContext(
    readEnvironment({ DATABASE_URL: url, ENCRYPTION_KEY: Buffer.alloc(32, 1).toString("base64") }),
    silent,
    "test",
  );
const gatewayOver = ({ ctx, bus, memory }: Opened) =>
  buildGateway({
    hotel: openHotel(ctx, bus, memory),
    signals: ctx.signals,
    busAlive: () => true,
    databaseAlive: () => true,
    pages: undefined,
    logger: pino({ level: "silent" }),
    publicUrl: undefined,
    trustedProxies: [],
    authSecret: "a secret of a house that exists only in tests",
    limits: { create: 10_000, read: 10_000 },
  });

beforeAll(async () => {
  database = await createTestDatabase();
  opened = open(database.url);
  await seedHotel(opened.ctx, casaDoMirante);
  await registerApiKey({ ctx: opened.ctx, key: KEY, name: "test", scopes: DEMO_SCOPES, rateLimited: false });
  app = await gatewayOver(opened);
  const { items } = (await app.inject({ url: "/api/v1/properties" })).json();
  arrival = addDays(items[0].businessDate, 30);
  const stay = { arrival, departure: addDays(arrival, 2), adults: 2, children: 0 };
  const offer = (await offersFor(stay)).find(({ guarantee }) => guarantee === "AUTHORIZE");
  if (!offer) throw new Error("the demo hotel has no plan with a guarantee");
  good = {
    ...order,
    ...stay,
    propertyId: PROPERTY,
    roomTypeId: offer.roomTypeId,
    ratePlanId: offer.ratePlanId,
    expectedTotal: { amount: offer.totals.total, currency: offer.totals.currency },
  };
});
afterAll(async () => {
  await app.close();
  await opened.close();
  await database.drop();
});

const offersFor = async (stay: Record<string, string | number>): Promise<Offer[]> => {
  const query = new URLSearchParams(Object.entries(stay).map(([name, value]) => [name, String(value)]));
  return (await app.inject({ url: `/api/v1/properties/${PROPERTY}/offers?${query}` })).json().offers;
};
let keys = 0;
const create = (body: object, key = `key-${keys++}`) =>
  app.inject({
    method: "POST",
    url: "/api/v1/reservations",
    headers: { "idempotency-key": key },
    payload: body,
  });
const booked = async (body: object = good): Promise<ReservationView> => (await create(body)).json();

describe("a booking that cannot be", () => {
  const cases: [string, () => object, number, string, string?][] = [
    [
      "leaves before it arrives",
      () => ({ departure: addDays(arrival, -1) }),
      422,
      "INVALID_INPUT",
      "departure",
    ],
    ["has no night", () => ({ departure: arrival }), 422, "INVALID_INPUT", "departure"],
    [
      "was yesterday",
      () => ({ arrival: "2020-01-01", departure: "2020-01-02" }),
      422,
      "INVALID_INPUT",
      "arrival",
    ],
    ["is 400 nights long", () => ({ departure: addDays(arrival, 400) }), 422, "INVALID_INPUT", "departure"],
    [
      "is beyond what is sold",
      () => ({ arrival: "2999-01-01", departure: "2999-01-02" }),
      422,
      "INVALID_INPUT",
    ],
    ["is at no hotel", () => ({ propertyId: "PROP-999" }), 404, "NOT_FOUND"],
    [
      "is at a hotel with a strange id",
      () => ({ propertyId: "'; DROP TABLE property; --" }),
      404,
      "NOT_FOUND",
    ],
    ["is of no room type", () => ({ roomTypeId: "PALACE" }), 404, "NOT_FOUND"],
    ["is of no rate plan", () => ({ ratePlanId: "FREE" }), 404, "NOT_FOUND"],
    ["has too many guests", () => ({ adults: 9, children: 9 }), 422, "INVALID_INPUT", "adults"],
    [
      "is in another currency",
      () => ({ expectedTotal: { ...good.expectedTotal, currency: "USD" } }),
      422,
      "INVALID_INPUT",
      "expectedTotal.currency",
    ],
    [
      "has another price",
      () => ({ expectedTotal: { ...good.expectedTotal, amount: 1 } }),
      409,
      "PRICE_CHANGED",
    ],
    ["has no card where one is asked for", () => ({ payment: undefined }), 422, "PAYMENT_REQUIRED"],
  ];
  it.each(cases)("%s", async (_name, change, status, code, path) => {
    const answer = await create({ ...good, ...change() });
    const document = problem.parse(answer.json());
    expect(document).toMatchObject({ status, code });
    expect(answer.statusCode).toBe(status);
    if (path !== undefined) expect(document.errors?.map((error) => error.path)).toContain(path);
    if (code === "PRICE_CHANGED") expect(document.offer?.totals.total).toBe(good.expectedTotal.amount);
  });

  it("is not broken by NUL where a text is free", async () => {
    for (const field of ["propertyId", "roomTypeId", "ratePlanId"]) {
      const answer = await create({ ...good, [field]: "a\u0000b" });
      expect(problem.parse(answer.json()).status).toBeLessThan(500);
    }
  });
});

it("no input whatever is a fault of ours", async () => {
  const strange = fc.oneof(
    fc.constantFrom(
      null,
      "",
      "0",
      "-1",
      "9999-12-31",
      "0000-01-01",
      "2027-02-29",
      "\u0000",
      "\ud800",
      "RSV-2026-",
      "🛏️",
    ),
    fc.constantFrom<unknown>(0, -1, 1.5, 2 ** 53, 1e308, -0, true, [], {}, [[]], {
      currency: "EUR",
      amount: -1,
    }),
    fc.string({ unit: "binary", maxLength: 50 }),
    fc.jsonValue({ maxDepth: 2 }),
  );
  const fields = Object.keys(good);
  const change = fc.tuple(
    fc.subarray(fields, { minLength: 1, maxLength: 3 }),
    fc.array(strange, { minLength: 3 }),
  );
  await fc.assert(
    fc.asyncProperty(change, async ([names, values]) => {
      const changed = Object.fromEntries(names.map((name, index) => [name, values[index]]));
      const answer = await create({ ...good, ...changed });
      if (answer.statusCode !== 201) expect(problem.parse(answer.json()).status).toBeLessThan(500);
    }),
    { numRuns: 500 },
  );
});

describe("an idempotency key", () => {
  it("sent 20 times at once makes one reservation, and the same answer for all", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => create(good, "twenty")));
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([201]));
    for (const answer of answers) expect(answer.json()).toEqual(answers[0]?.json());
    const rows = await run<{ count: number }>(database.databases.of("reservations"), {
      text: "SELECT count(*) FROM reservations.idempotency WHERE key = $1",
      values: ["twenty"],
    });
    expect(rows[0]?.count).toBe(1);
  });

  it("with another body is refused, and refusals are not kept", async () => {
    expect(
      (await create({ ...good, expectedTotal: { amount: 1, currency: "EUR" } }, "reused")).statusCode,
    ).toBe(409);
    expect((await create(good, "reused")).statusCode).toBe(201);
    const reused = await create({ ...good, adults: 1 }, "reused");
    expect(reused.json()).toMatchObject({ status: 422, code: "IDEMPOTENCY_KEY_REUSED" });
  });
});

describe("a reservation", () => {
  it("is read by who knows its last name, however it is written", async () => {
    const { confirmationNumber } = await booked({ ...good, guest: { ...good.guest, lastName: "Gonçalves" } });
    for (const name of ["Gonçalves", "goncalves", "GONCALVES", " Gonçalves "]) {
      const url = `/api/v1/reservations/${confirmationNumber}?lastName=${encodeURIComponent(name)}`;
      expect((await app.inject({ url })).statusCode).toBe(200);
    }
    expect(
      (await app.inject({ url: `/api/v1/reservations/${confirmationNumber}?lastName=Silva` })).statusCode,
    ).toBe(404);
  });

  it("takes the same queries and keys to find as to find that there is none", async () => {
    const { confirmationNumber } = await booked();
    const { databases, secrets } = opened.ctx;
    let work: string[] = [];
    const hotel = openHotel(
      {
        ...opened.ctx,
        databases: {
          ...databases,
          of: (service) => {
            work.push(service);
            return databases.of(service);
          },
        },
        secrets: {
          keyFor: (purpose) => {
            work.push(purpose);
            return secrets.keyFor(purpose);
          },
        },
      },
      opened.bus,
      opened.memory,
    );
    const workOf = async (number: string) => {
      work = [];
      const found = await hotel.findReservation(number);
      return { found: found !== undefined, work };
    };
    await workOf("RSV-2026-AAAAAAAA");
    const known = await workOf(confirmationNumber);
    const unknown = await workOf("RSV-2026-AAAAAAAA");
    expect([known.found, unknown.found]).toEqual([true, false]);
    expect(known.work).toEqual(["reservations", "payments", "guest-keys"]);
    expect(unknown.work).toEqual(known.work);
  });

  it("streams its change when it is told of it", async () => {
    const { confirmationNumber, reservationId } = await booked();
    await app.listen({ port: 0, host: "127.0.0.1" });
    const origin = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
    const stop = new AbortController();
    const answer = await fetch(
      `${origin}/api/v1/reservations/${confirmationNumber}/events?lastName=lovelace`,
      {
        signal: stop.signal,
      },
    );
    let text = "";
    const reading = (async () => {
      for await (const chunk of answer.body ?? []) text += Buffer.from(chunk).toString();
    })().catch((error: unknown) => {
      if (!stop.signal.aborted) throw error;
    });
    await vi.waitFor(() => expect(text).toContain('"status":"PENDING"'));
    await run(database.databases.of("reservations"), {
      text: `WITH told AS (
          INSERT INTO reservations.timeline (reservation_id, event_id, event_type, occurred_at, recorded_at, summary)
          VALUES ($1, gen_random_uuid(), 'reservation.confirmed', now(), now(), 'Confirmed'))
        UPDATE reservations.reservation SET status = 'CONFIRMED' WHERE reservation_id = $1`,
      values: [reservationId],
    });
    const payload = { kind: "reservation", id: reservationId, number: confirmationNumber, version: 2 };
    database.signals.send("live", JSON.stringify(payload));
    await vi.waitFor(() => expect(text).toContain('"status":"CONFIRMED"'), 500);
    stop.abort();
    await reading;
  });
});

it("every answer of the real hotel fits its schema", async () => {
  const { confirmationNumber } = reservationView.parse(await booked());
  const authorization = `Bearer ${KEY}`;
  const departure = addDays(arrival, 3);
  const queries: Record<string, string> = {
    findOffers: `?arrival=${arrival}&departure=${departure}&adults=2`,
    readKpis: `?from=${arrival}&to=${departure}`,
  };
  const deadLetterId = randomUUID();
  await run(database.databases.of("reservations"), {
    text: `INSERT INTO reservations.dead_letter (dead_letter_id, "group", topic, partition, "offset", key, value, error, tries, error_kind)
      VALUES ($1, 'reservations', 'rate.applied', 0, 1, $2, 'no event', 'not JSON', 0, 'not JSON')`,
    values: [deadLetterId, PROPERTY],
  });
  for (const route of routes.filter((each) => each.method === "GET" && !each.path.endsWith("/events"))) {
    const path = route.path
      .replace("{propertyId}", PROPERTY)
      .replace("{deadLetterId}", deadLetterId)
      .replace("{confirmationNumber}", confirmationNumber);
    const answer = await app.inject({
      url: `${path}${queries[route.operationId] ?? ""}`,
      headers: { authorization },
    });
    const schema = route.answers[answer.statusCode]?.schema;
    expect(schema?.parse(answer.json()), `${path}: ${answer.statusCode}`).toEqual(answer.json());
  }
});

it("without the database every call is a 503", async () => {
  const away = open("postgresql://nobody:nothing@127.0.0.1:9/roomstream");
  const alone = await gatewayOver(away);
  const urls = [
    "/api/v1/properties",
    `/api/v1/properties/${PROPERTY}/offers?arrival=2027-01-01&departure=2027-01-02&adults=1`,
  ];
  for (const url of urls) {
    const answer = await alone.inject({ url });
    expect(problem.parse(answer.json())).toMatchObject({ status: 503, code: "UNAVAILABLE" });
  }
  const health = await alone.inject({ url: "/api/health" });
  expect(health.statusCode).toBe(503);
  expect(health.json().parts.database).toEqual({ ok: false, detail: "does not answer" });
  expect(health.body).not.toMatch(/127\.0\.0\.1|ECONNREFUSED|nobody/);
  await alone.close();
  await away.close();
});
