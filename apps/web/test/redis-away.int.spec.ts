import { setTimeout as sleep } from "node:timers/promises";
import { silent } from "@roomstream/db/log";
import { createTestDatabase, type TestDatabase } from "@roomstream/db/testing/test-database";
import { type Opened, openContext, realRandom } from "@roomstream/domain/shared/open-context";
import { readEnvironment, SERVICES } from "@roomstream/environment/environment";
import { registerWorker } from "@roomstream/events/consumer/workers";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { describeWithRedis } from "../../../packages/cache/test/support/describe-with-redis";
import { type RunningRedis, startRedis } from "../../../tooling/redis/start-redis.mjs";
import { openHotel } from "../server/open-hotel";
import { order as booking, fakeGateway, fakeHotel, reservation } from "./fakes";

const ONE = `/api/v1/reservations/${reservation.confirmationNumber}`;
/** A call that finds Redis gone waits for it a few times, a third of a second each; the test machine may be busy. */
const SOON_MS = 1_500;
const BACK = { timeout: 10_000, interval: 50 };

let database: TestDatabase;
let redis: RunningRedis;
let processes: { opened: Opened; app: FastifyInstance }[];
let guests = 0;
const newAddress = () => `192.0.2.${++guests}`;

const openGateway = async () => {
  const opened = openContext(
    readEnvironment({
      DATABASE_URL: database.url,
      ENCRYPTION_KEY: Buffer.alloc(32, 1).toString("base64"),
      REDIS_URL: redis.url,
    }),
    silent,
    "test",
  );
  const { health } = openHotel(opened.ctx, opened.bus, opened.memory);
  const app = await fakeGateway({
    hotel: fakeHotel({ health }),
    memory: opened.memory,
    signals: opened.ctx.signals,
    limits: { create: 4, wrongName: 3, badKey: 3 },
  });
  return { opened, app };
};

/** Asks the two gateways by turns, as a load balancer would. */
const askByTurns = async (times: number, ask: (app: FastifyInstance) => Promise<{ statusCode: number }>) => {
  const statuses: number[] = [];
  for (let turn = 0; turn < times; turn++) {
    const { app } = processes[turn % processes.length] ?? {};
    if (app) statuses.push((await ask(app)).statusCode);
  }
  return statuses;
};
const order = (remoteAddress: string) => (app: FastifyInstance) =>
  app.inject({
    method: "POST",
    url: "/api/v1/reservations",
    headers: { "idempotency-key": "one" },
    payload: booking,
    remoteAddress,
  });
const readHealth = async (app = processes[0]?.app) => {
  const answer = await app?.inject({ url: "/api/health" });
  const parts: Record<string, { ok: boolean }> = answer?.json().parts ?? {};
  const away = Object.keys(parts).filter((name) => !parts[name]?.ok);
  return { status: answer?.statusCode, away };
};

const countTogether = async () => {
  const key = newAddress();
  const times: number[] = [];
  for (const { opened } of processes)
    times.push((await opened.memory.count({ name: "test", windowMs: 60_000 }, key)).times);
  return times.at(-1) === processes.length;
};

await describeWithRedis("two gateways with Redis", () => {
  beforeAll(async () => {
    [database, redis] = await Promise.all([createTestDatabase(), startRedis()]);
    processes = [await openGateway(), await openGateway()];
  });
  afterAll(async () => {
    for (const { opened, app } of processes) {
      await app.close();
      await opened.close();
    }
    await redis.stop();
    await database.drop();
  });
  beforeEach(async () => {
    for (const service of SERVICES)
      await registerWorker(database.databases.of(service), realRandom.uuid(), "closed");
    for (const { app } of processes)
      await vi.waitFor(async () => expect(await readHealth(app)).toEqual({ status: 200, away: [] }), BACK);
    await vi.waitFor(async () => expect(await countTogether()).toBe(true), BACK);
  });

  it("take from a guest as many calls as one gateway would", async () => {
    const statuses = await askByTurns(6, order(newAddress()));
    expect(statuses).toEqual([201, 201, 201, 201, 429, 429]);
  });

  it("take as many wrong names for a reservation", async () => {
    const remoteAddress = newAddress();
    const wrong = (app: FastifyInstance) => app.inject({ url: `${ONE}?lastName=Babbage`, remoteAddress });
    expect(await askByTurns(5, wrong)).toEqual([404, 404, 404, 429, 429]);
  });

  it("take as many keys that are none", async () => {
    const remoteAddress = newAddress();
    const guess = (app: FastifyInstance) =>
      app.inject({
        url: "/api/v1/properties",
        headers: { authorization: "Bearer rs_guess" },
        remoteAddress,
      });
    expect(await askByTurns(5, guess)).toEqual([401, 401, 401, 429, 429]);
  });

  it.each([
    ["killed", () => redis.kill(), () => redis.startAgain()],
    ["hanging", async () => redis.hang(), async () => redis.wake()],
  ])(
    "go on while it is %s, each with limits of its own; only health says so, until it is back",
    async (_how, away, back) => {
      const guest = newAddress();
      await away();
      let slowest = 0;
      const statuses: number[] = [];
      const end = performance.now() + 2_000;
      while (performance.now() < end) {
        const began = performance.now();
        const answers = await Promise.all(
          processes.map(({ app }) =>
            app.inject({ url: `${ONE}?lastName=Lovelace`, remoteAddress: newAddress() }),
          ),
        );
        statuses.push(...answers.map(({ statusCode }) => statusCode));
        slowest = Math.max(slowest, performance.now() - began);
        await sleep(20);
      }
      const limited = await askByTurns(10, order(guest));
      const health = await Promise.all(processes.map(({ app }) => readHealth(app)));
      await back();
      expect(new Set(statuses)).toEqual(new Set([200]));
      expect(slowest).toBeLessThan(SOON_MS);
      expect(limited).toEqual([...Array<number>(8).fill(201), 429, 429]);
      expect(health).toEqual(Array(2).fill({ status: 503, away: ["cache"] }));
      for (const { app } of processes)
        await vi.waitFor(async () => expect(await readHealth(app)).toEqual({ status: 200, away: [] }), BACK);
    },
  );
});
