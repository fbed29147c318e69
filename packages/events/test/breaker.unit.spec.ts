import pg from "pg";
import { describe, expect, it } from "vitest";
import { BREAKER_FAILURES, BREAKER_OPEN_MS, Breaker } from "../src/consumer/breaker";
import { Conflict, isInfrastructure } from "../src/consumer/infrastructure";

function breakerAfter(failures: number) {
  const clock = { ms: 1_000 };
  const breaker = new Breaker(() => clock.ms);
  for (let nth = 0; nth < failures; nth += 1) breaker.failed();
  return { breaker, clock };
}

describe("a breaker", () => {
  it("is closed up to nine failures in a row, and open from the tenth", () => {
    expect(breakerAfter(BREAKER_FAILURES - 1).breaker.state()).toBe("closed");
    expect(breakerAfter(BREAKER_FAILURES).breaker.state()).toBe("open");
    expect([BREAKER_FAILURES, BREAKER_OPEN_MS]).toEqual([10, 30_000]);
  });

  it("counts failures in a row only", () => {
    const { breaker } = breakerAfter(BREAKER_FAILURES - 1);
    breaker.succeeded();
    breaker.failed();
    expect(breaker.state()).toBe("closed");
    expect(breaker.waitMs()).toBe(0);
  });

  it("lets nothing through for 30 s, and then one attempt alone", () => {
    const { breaker, clock } = breakerAfter(BREAKER_FAILURES);
    clock.ms += BREAKER_OPEN_MS - 1;
    expect(breaker.waitMs()).toBe(1);
    clock.ms += 1;
    expect(breaker.state()).toBe("half-open");
    expect(breaker.waitMs()).toBe(0);
    expect(breaker.waitMs()).toBeGreaterThan(0);
  });

  it("closes when that attempt succeeds, opens again for 30 s when it fails, and lets another try when it told nothing", () => {
    const { breaker, clock } = breakerAfter(BREAKER_FAILURES);
    clock.ms += BREAKER_OPEN_MS;
    breaker.waitMs();
    breaker.abandoned();
    expect(breaker.waitMs()).toBe(0);
    breaker.failed();
    expect(breaker.waitMs()).toBe(BREAKER_OPEN_MS);
    clock.ms += BREAKER_OPEN_MS;
    expect(breaker.waitMs()).toBe(0);
    breaker.succeeded();
    expect(breaker.state()).toBe("closed");
    expect([breaker.waitMs(), breaker.waitMs()]).toEqual([0, 0]);
  });
});

const ofPostgres = (code: string) => Object.assign(new pg.DatabaseError("x", 1, "error"), { code });
const ofSystem = (code: string) => Object.assign(new Error("x"), { code });
const ofPrisma = (code: string, cause?: { kind?: string; originalCode?: string }) =>
  Object.assign(new Error("x"), {
    name: "PrismaClientKnownRequestError",
    code,
    meta: { driverAdapterError: { cause } },
  });

describe("an error", () => {
  it.each<[string, unknown]>([
    ...["08006", "53300", "57P01", "57014", "58030", "40001", "40P01", "55P03", "25P03"].map(
      (code): [string, unknown] => [code, ofPostgres(code)],
    ),
    ...["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "EAI_AGAIN"].map((code): [string, unknown] => [
      code,
      ofSystem(code),
    ]),
    ["a connection that ended", new Error("Connection terminated unexpectedly")],
    ["a pool that is empty", new Error("timeout exceeded when trying to connect")],
    ["a broker that is away", Object.assign(new Error("x"), { name: "KafkaJSConnectionError" })],
    ["a faster writer", new Conflict("x")],
    ["Prisma, by its code", ofPrisma("P1001")],
    ["Prisma, by its driver", ofPrisma("P2010", { kind: "ConnectionClosed" })],
    ["Prisma, by the code of Postgres", ofPrisma("P2010", { originalCode: "57P01" })],
    ["several at once", new AggregateError([ofSystem("ECONNREFUSED")])],
  ])("of the infrastructure: %s", (_, error) => {
    expect(isInfrastructure(error)).toBe(true);
  });

  it.each<[string, unknown]>([
    ...["23514", "23505", "22P02", "42P01", "40002"].map((code): [string, unknown] => [
      code,
      ofPostgres(code),
    ]),
    ["Prisma, a row that is not there", ofPrisma("P2025")],
    ["Prisma, a row that is there twice", ofPrisma("P2002", { originalCode: "23505" })],
    ["a reaction that threw", new TypeError("x is undefined")],
    ["a word", "no"],
    ["nothing", undefined],
    ["another code", ofSystem("ENOENT")],
  ])("of the event itself: %s", (_, error) => {
    expect(isInfrastructure(error)).toBe(false);
  });
});
