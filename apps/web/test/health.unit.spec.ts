import { silent } from "@roomstream/db/log";
import { health } from "@roomstream/domain/operations/health";
import type { Context } from "@roomstream/domain/shared/context";
import { SERVICES } from "@roomstream/environment/environment";
import { describe, expect, it } from "vitest";
import { proofOf, SECRET } from "./authorisation/house";
import { fakeGateway, fakeHotel } from "./fakes";

const never = () => new Promise<never>(() => undefined);
const away = () => Promise.reject(Object.assign(new Error("10.0.0.5:5432"), { code: "ECONNREFUSED" }));
const worker = { process_id: "one", breaker: "closed", started_at: new Date(), seen_at: new Date() };
type Asked = Parameters<typeof health>[0];

/** A house whose parts answer as the test says. */
function askHealth(parts: {
  database?: () => Promise<unknown>;
  bus?: () => Promise<void>;
  cache?: () => Promise<void>;
}) {
  const fine = async () => undefined;
  const query = parts.database ?? (async () => ({ rows: [worker] }));
  const ctx = {
    databases: { common: { query }, of: () => ({ pool: { query } }) },
    log: silent,
  } as unknown as Context;
  const bus = { ping: parts.bus ?? fine } as Asked["bus"];
  const memory = { ping: parts.cache ?? fine, shared: true } as Asked["memory"];
  return health({ ctx, bus, memory });
}
const timed = async <T>(work: Promise<T>) => {
  const began = performance.now();
  return { answer: await work, ms: performance.now() - began };
};

describe("health", () => {
  it.each([
    ["the database", { database: never }, ["database", ...SERVICES.map((service) => `worker:${service}`)]],
    ["the bus", { bus: never }, ["bus"]],
    ["the cache", { cache: never }, ["cache"]],
    ["everything", { database: never, bus: never, cache: never }, undefined],
  ])(
    "given %s hangs, then it says so within two seconds, and how each other part is",
    async (_what, parts, named) => {
      const { answer, ms } = await timed(askHealth(parts));
      expect(ms).toBeLessThan(2_000);
      expect(answer.ok).toBe(false);
      const all = ["database", "bus", "cache", ...SERVICES.map((service) => `worker:${service}`)];
      expect(Object.keys(answer.parts)).toEqual(all);
      const notReady = Object.entries(answer.parts).flatMap(([name, part]) => (part.ok ? [] : [name]));
      expect(notReady.toSorted()).toEqual((named ?? all).toSorted());
    },
  );

  it.each([
    ["a session", () => proofOf("FRONT_DESK")],
    ["a key", async () => ({ authorization: "Bearer rs_monitoring" })],
  ])(
    "given one who comes with %s while nobody can be looked up, then it is told all the same",
    async (_what, proof) => {
      for (const gone of [away, never]) {
        const parts = { database: { ok: false, detail: "does not answer" } };
        const app = await fakeGateway({
          authSecret: SECRET,
          hotel: fakeHotel({ findStaff: gone, findApiKey: gone, health: async () => ({ ok: false, parts }) }),
        });
        const { answer, ms } = await timed(app.inject({ url: "/api/health", headers: await proof() }));
        expect(answer.statusCode).toBe(503);
        expect(answer.json().parts).toEqual(parts);
        expect(ms).toBeLessThan(2_000);
        await app.close();
      }
    },
  );
});
