import { createTestDatabase, type TestDatabase } from "@roomstream/db/testing/test-database";
import { run, type Tx, transaction } from "@roomstream/db/transaction";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BREAKER_FAILURES, BREAKER_OPEN_MS } from "../src/consumer/breaker";
import { claim } from "../src/consumer/inbox";
import {
  frontDesk,
  inboxOf,
  lettersOf,
  openBook,
  type Request,
  writeDown,
  written,
} from "./support/front-desk";
import { messageFor, requestAt } from "./support/sample-events";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  await openBook(database);
});
afterAll(() => database.drop());

const raise = (code: string) => (tx: Tx) =>
  tx.query({ text: `DO $$ BEGIN RAISE EXCEPTION 'as the database would' USING ERRCODE = '${code}'; END $$` });

const cutOff = async (tx: Tx): Promise<void> => {
  const [row] = await tx.query<{ pid: number }>({ text: "SELECT pg_backend_pid() AS pid" });
  await run(database.databases.of("rates"), { text: "SELECT pg_terminate_backend($1)", values: [row?.pid] });
};

describe("when the database is away, it is not the request's fault", () => {
  it.each([
    ["the connection is cut between two statements", cutOff],
    ["the transaction was picked to end a deadlock", raise("40P01")],
    ["a lock did not come in time", raise("55P03")],
    ["the server is shutting down", raise("57P01")],
    ["there are too many connections", raise("53300")],
  ])("given %s twice, then the request is written down once and nothing is put aside", async (_, fail) => {
    let failures = 0;
    const desk = frontDesk(database, async (tx, heard) => {
      await writeDown(tx, heard);
      failures += 1;
      if (failures <= 2) await fail(tx);
      // What went on over a cut connection fails here at the latest.
      await tx.query({ text: "SELECT 1" });
    });
    const asked = [requestAt("TEST-001"), requestAt("TEST-001")];
    const ids = asked.map((event) => event.eventId);
    await desk.hear(asked.map(messageFor));
    expect(failures).toBe(3);
    expect(await written(database, ids)).toEqual(ids);
    expect(await lettersOf(database, ids)).toEqual([]);
    expect(desk.breaker.state()).toBe("closed");
  });
});

/** One delivery on each of as many partitions as failures open a breaker. */
const onEach = (hear: (request: Request, partition: number) => Promise<void>) => {
  const asked = Array.from({ length: BREAKER_FAILURES }, () => requestAt("TEST-001"));
  return { asked, heard: Promise.allSettled(asked.map(hear)) };
};

describe("the breaker of a group", () => {
  it("given ten failures of the database in a row, then nothing is tried until 30 s are over, and one try closes it again", async () => {
    let clock = 0;
    let looks = 0;
    let isAway = true;
    let tries = 0;
    const now = () => {
      looks += 1;
      return clock;
    };
    const desk = frontDesk(
      database,
      async (tx, heard) => {
        tries += 1;
        if (isAway) await raise("57P03")(tx);
        await writeDown(tx, heard);
      },
      { now },
    );
    const closing = new AbortController();
    const { asked, heard } = onEach((event, partition) =>
      desk.hear([messageFor(event)], partition, closing.signal),
    );
    await expect.poll(() => desk.breaker.state(), { interval: 5 }).toBe("open");
    closing.abort();
    await heard;
    const before = tries;

    isAway = false;
    clock = BREAKER_OPEN_MS - 5;
    looks = 0;
    const again = desk.hear(asked.map(messageFor));
    await expect.poll(() => looks, { interval: 5 }).toBeGreaterThan(6);
    expect(tries).toBe(before);
    clock = BREAKER_OPEN_MS;
    await again;
    expect(tries).toBe(before + 1);
    expect(desk.breaker.state()).toBe("closed");
    const ids = asked.map((event) => event.eventId);
    expect(await written(database, ids)).toEqual(ids);
    expect(await lettersOf(database, ids)).toEqual([]);
  });

  it("given ten requests in a row that had to be put aside, then it opens, and fills the dead letters no further", async () => {
    const desk = frontDesk(database, () => Promise.reject(new Error("nobody can read this")), {
      now: () => 0,
    });
    const { asked, heard } = onEach((event, partition) => desk.hear([messageFor(event)], partition));
    await heard;
    const ids = asked.map((event) => event.eventId);
    expect(await lettersOf(database, ids)).toHaveLength(BREAKER_FAILURES);
    expect(desk.breaker.state()).toBe("open");
    const closing = new AbortController();
    const next = requestAt("TEST-001");
    const paused = desk.hear([messageFor(next)], 0, closing.signal);
    closing.abort();
    await expect(paused).rejects.toThrow();
    expect(await inboxOf(database, next.eventId)).toBeUndefined();
  });
});

describe("claiming", () => {
  it("given two transactions over the same events in opposite order, then none is chosen to die and each event has one owner", async () => {
    const rates = database.databases.of("rates");
    const deadlocks = async () => {
      const [row] = await run<{ deadlocks: number }>(rates, {
        text: "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()",
      });
      return row?.deadlocks;
    };
    const before = await deadlocks();
    for (let round = 0; round < 20; round += 1) {
      const ids = Array.from({ length: 500 }, () => crypto.randomUUID());
      const [left, right] = await Promise.all(
        [ids, ids.toReversed()].map((order) => transaction(rates, (tx) => claim(tx, "rates", order))),
      );
      expect((left?.size ?? 0) + (right?.size ?? 0)).toBe(ids.length);
    }
    expect(await deadlocks()).toBe(before);
  });
});
