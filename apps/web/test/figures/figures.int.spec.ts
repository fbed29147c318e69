import { silent } from "@roomstream/db/log";
import { createTestDatabase, type TestDatabase } from "@roomstream/db/testing/test-database";
import { kpis, overview } from "@roomstream/domain/analytics/contract";
import { casaDoMirante } from "@roomstream/domain/demo/casa-do-mirante";
import { DEMO_SCOPES, seedHotel } from "@roomstream/domain/demo/seed-demo";
import { registerApiKey } from "@roomstream/domain/property/register-api-key";
import { type Opened, openContext } from "@roomstream/domain/shared/open-context";
import { addDays, endOfBusinessDate } from "@roomstream/domain/shared/stay";
import { readEnvironment } from "@roomstream/environment/environment";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openHotel } from "../../server/open-hotel";
import { fakeGateway } from "../fakes";

const HOTEL = casaDoMirante.hotel.propertyId;
const headers = { authorization: "Bearer rs_test" };
let database: TestDatabase;
let opened: Opened;
let app: FastifyInstance;
let today: string;

beforeAll(async () => {
  database = await createTestDatabase();
  opened = openContext(
    readEnvironment({ DATABASE_URL: database.url, ENCRYPTION_KEY: Buffer.alloc(32, 1).toString("base64") }),
    silent,
    "test",
  );
  const { ctx, bus, memory } = opened;
  await seedHotel(ctx, casaDoMirante);
  await registerApiKey({ ctx, key: "rs_test", name: "test", scopes: DEMO_SCOPES, rateLimited: false });
  app = await fakeGateway({ hotel: openHotel(ctx, bus, memory) });
  today = (await app.inject({ url: "/api/v1/properties" })).json().items[0].businessDate;
});
afterAll(async () => {
  await app.close();
  await opened.close();
  await database.drop();
});

const askKpis = (query: Record<string, string>, hotel = HOTEL) =>
  app.inject({ url: `/api/v1/properties/${hotel}/kpis?${new URLSearchParams(query)}`, headers });
const askOverview = (input: object) =>
  app.inject({
    url: `/api/trpc/figures.overview?input=${encodeURIComponent(JSON.stringify(input))}`,
    headers,
  });

describe("the figures of a hotel at which nothing happened yet", () => {
  it("have an item for each day, both ends included, with nothing sold", async () => {
    const answer = await askKpis({ from: today, to: addDays(today, 2) });
    expect(answer.statusCode).toBe(200);
    const { items, propertyId } = kpis.parse(answer.json());
    expect(propertyId).toBe(HOTEL);
    expect(items.map(({ period }) => period)).toEqual([today, addDays(today, 1), addDays(today, 2)]);
    expect(items[0]).toMatchObject({ roomsSold: 0, roomRevenue: 0, adr: null, currency: "EUR" });
  });

  it("have one item for each month that is touched", async () => {
    const from = `${today.slice(0, 7)}-01`;
    const answer = await askKpis({ from, to: addDays(from, 40), granularity: "month" });
    expect(kpis.parse(answer.json()).items.map(({ period }) => period)).toEqual([
      from.slice(0, 7),
      addDays(from, 40).slice(0, 7),
    ]);
  });

  it("are shown to managers, with every night to come", async () => {
    const answer = await askOverview({ propertyId: HOTEL });
    expect(answer.statusCode).toBe(200);
    const shown = overview.parse(answer.json().result.data);
    expect(shown).toMatchObject({ businessDate: today, knownSince: null, latest: [], channels: [] });
    expect(shown.nights).toHaveLength(60);
  });
});

describe("figures that cannot be asked for", () => {
  it.each([
    ["of days in the wrong order", () => ({ from: today, to: addDays(today, -1) }), "to"],
    ["of no day", () => ({ from: "2026-02-30", to: today }), "from"],
    ["by the hour", () => ({ from: today, to: today, granularity: "hour" }), "granularity"],
    ["of four years", () => ({ from: today, to: addDays(today, 1_460) }), "to"],
    ["as of tomorrow", () => ({ from: today, to: today, asOf: addDays(today, 1) }), "asOf"],
    ["as of some time", () => ({ from: today, to: today, asOf: "yesterday" }), "asOf"],
    ["with a field that there is not", () => ({ from: today, to: today, hotel: HOTEL }), "hotel"],
  ])("%s", async (_, query, path) => {
    const answer = await askKpis(query());
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ code: "INVALID_INPUT", errors: [{ path }] });
  });

  it("of a hotel that there is not", async () => {
    const answer = await askKpis({ from: today, to: today }, "PROP-404");
    expect(answer.statusCode).toBe(404);
  });

  it("as of a moment to come, for the managers' page", async () => {
    const answer = await askOverview({ propertyId: HOTEL, asOf: addDays(today, 1) });
    expect(answer.statusCode).toBe(422);
    expect(answer.json().error.data.problem).toMatchObject({ errors: [{ path: "asOf" }] });
  });
});

describe("figures of a moment that is over", () => {
  it("say which moment it is: the end of a date by the clock of the hotel", async () => {
    const yesterday = addDays(today, -1);
    const { asOf } = kpis.parse((await askKpis({ from: today, to: today, asOf: yesterday })).json());
    expect(asOf).toBe(endOfBusinessDate(yesterday, casaDoMirante.hotel.timeZone).toISOString());
  });
});
