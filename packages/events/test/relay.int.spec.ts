import { randomUUID } from "node:crypto";
import type { Database } from "@roomstream/db/database";
import { silent } from "@roomstream/db/log";
import { createTestDatabase, type TestDatabase } from "@roomstream/db/testing/test-database";
import { run, type Statement } from "@roomstream/db/transaction";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Bus } from "../src/bus/port";
import { dropLease, holdLease } from "../src/outbox/lease";
import { ADDRESSEE } from "../src/outbox/messages";
import { type Relay, startRelay } from "../src/outbox/relay";
import { noBus } from "./support/front-desk";

let database: TestDatabase;
let relays: Relay[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  const rates = database.databases.of("rates");
  await run(rates, { text: "DELETE FROM rates.outbox" });
  await run(rates, { text: "DELETE FROM rates.relay_lease" });
});
afterEach(async () => {
  await Promise.all(relays.map((relay) => relay.close()));
  relays = [];
});

/** A bus that notes what is sent, send by send, and may be made to wait or to fail. */
function notingBus(before: (send: number) => Promise<void> = async () => undefined) {
  const sends: string[][] = [];
  let begun = 0;
  const bus: Bus = {
    ...noBus,
    async publish(messages) {
      begun += 1;
      const nth = begun;
      sends.push(messages.map((message) => message.headers.ce_id ?? ""));
      await before(nth);
    },
  };
  return { bus, sends };
}

/** Starts a relay, which may be held up each time when it has read the outbox. */
const start = (bus: Bus, owner: string = randomUUID(), afterRead?: () => Promise<void>): Relay => {
  const { databases, signals } = database;
  const rates = databases.of("rates");
  const relay = startRelay({
    database: afterRead ? heldUpAfterReading(rates, afterRead) : rates,
    bus,
    signals,
    log: silent,
    owner,
  });
  relays.push(relay);
  return relay;
};

/** The database, as it is to a process that is stopped for a while each time it has read rows of the outbox. */
const heldUpAfterReading = (rates: Database, afterRead: () => Promise<void>): Database => ({
  ...rates,
  pool: new Proxy(rates.pool, {
    get: (pool, name) => {
      if (name !== "query") return Reflect.get(pool, name);
      return async (statement: Statement) => {
        const result = await pool.query(statement);
        if (statement.name?.startsWith("read-outbox") && result.rows.length > 0) await afterRead();
        return result;
      };
    },
  }),
});

/** Records events, in this order, at the given moments or now, and wakes whoever relays them. */
async function record(count: number, moments: string[] = []): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  for (const [nth, id] of ids.entries()) {
    await run(database.databases.of("rates"), {
      text: `INSERT INTO rates.outbox (event_id, topic, key, aggregate_id, aggregate_version, envelope, recorded_at)
        VALUES ($1::uuid, 'rate.applied', 'TEST-001', 'x', 1, '{}', coalesce($2::timestamptz, clock_timestamp()))`,
      values: [id, moments[nth] ?? null],
    });
  }
  database.signals.send("outbox", "rates");
  return ids;
}

const waiting = async (): Promise<number> => {
  const [row] = await run<{ waiting: number }>(database.databases.of("rates"), {
    text: "SELECT count(*) AS waiting FROM rates.outbox WHERE published_at IS NULL",
  });
  return row?.waiting ?? -1;
};
const untilAllSent = () => expect.poll(waiting, { interval: 10, timeout: 10_000 }).toBe(0);

describe("a relay", () => {
  it("sends everything once, in the order of recording", async () => {
    const { bus, sends } = notingBus();
    const first = await record(600);
    start(bus);
    await untilAllSent();
    const second = await record(5);
    await untilAllSent();
    expect(sends.flat()).toEqual([...first, ...second]);
    expect(Math.max(...sends.map((send) => send.length))).toBeLessThanOrEqual(500);
  });

  it("given a send fails, then the same goes again before anything newer", async () => {
    const late: string[] = [];
    const { bus, sends } = notingBus(async (send) => {
      if (send > 2) return;
      late.push(...(await record(1)));
      throw new Error("the broker is away");
    });
    const first = await record(3);
    start(bus);
    await untilAllSent();
    expect(sends.slice(0, 2)).toEqual([first, [...first, ...late.slice(0, 1)]]);
    expect(sends.slice(2).flat()).toEqual([...first, ...late]);
  });

  it("given an event that is for one group, then its message says for which, and no other message does", async () => {
    const addressees: (string | undefined)[] = [];
    const bus: Bus = {
      ...noBus,
      publish: async (messages) => {
        addressees.push(...messages.map(({ headers }) => headers[ADDRESSEE]));
      },
    };
    const [id] = await record(2);
    await run(database.databases.of("rates"), {
      text: "UPDATE rates.outbox SET addressee = 'payments' WHERE event_id = $1",
      values: [id],
    });
    start(bus);
    await untilAllSent();
    expect(addressees).toEqual(["payments", undefined]);
  });

  it("given events around the turn of a month, then they are sent in order and marked, each in its own month", async () => {
    const [months] = await run<{ last: string; next: string }>(database.databases.of("rates"), {
      text: `SELECT (date_trunc('month', now()) + interval '1 month' - interval '1 microsecond')::text AS last,
        (date_trunc('month', now()) + interval '1 month')::text AS next`,
    });
    const { bus, sends } = notingBus();
    const ids = await record(4, [
      months?.next ?? "",
      months?.last ?? "",
      months?.next ?? "",
      months?.last ?? "",
    ]);
    start(bus);
    await untilAllSent();
    expect(sends.flat()).toEqual(ids);
    const parts = await run<{ part: string }>(database.databases.of("rates"), {
      text: "SELECT DISTINCT tableoid::regclass::text AS part FROM rates.outbox",
    });
    expect(parts).toHaveLength(2);
  });
});

describe("two relays of one service", () => {
  it("given both run, then one of them sends and the other stands by", async () => {
    const [left, right] = [notingBus(), notingBus()];
    start(left.bus);
    start(right.bus);
    const ids: string[] = [];
    for (let round = 0; round < 5; round += 1) {
      ids.push(...(await record(3)));
      await untilAllSent();
    }
    expect([left.sends.flat(), right.sends.flat()].toSorted((a, b) => a.length - b.length)).toEqual([
      [],
      ids,
    ]);
  });

  it("given the owner died, then the other takes over once the lease has run out, and not before", async () => {
    const dead = randomUUID();
    const rates = database.databases.of("rates");
    expect(await holdLease(rates, dead)).toBe(true);
    const { bus, sends } = notingBus();
    const heir = randomUUID();
    start(bus, heir);
    const ids = await record(2);
    await untilAllSent();
    expect(sends.flat()).toEqual(ids);
    const [order] = await run<{ after: boolean }>(rates, {
      text: `SELECT min(o.published_at) >= min(o.recorded_at) + interval '1.5 seconds' AS after FROM rates.outbox o`,
    });
    expect(order).toEqual({ after: true });
    expect(await holdLease(rates, dead)).toBe(false);
    await dropLease(rates, heir);
    expect(await holdLease(rates, dead)).toBe(true);
  });

  it("given the owner is held up in a send until its lease is lost, then it sends nothing more", async () => {
    const rates = database.databases.of("rates");
    let goOn: () => void = () => undefined;
    const heldUp = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const slow = notingBus(() => heldUp);
    start(slow.bus);
    const first = await record(2);
    await expect.poll(() => slow.sends.length, { interval: 10 }).toBe(1);
    const quick = notingBus();
    start(quick.bus);
    await untilAllSent();
    expect(quick.sends.flat()).toEqual(first);
    goOn();
    const second = await record(2);
    await untilAllSent();
    // One send, of what was recorded when it began.
    expect(slow.sends).toHaveLength(1);
    expect(first).toEqual(expect.arrayContaining(slow.sends.flat()));
    expect(quick.sends.flat()).toEqual([...first, ...second]);
    const [lease] = await run<{ owners: number }>(rates, {
      text: "SELECT count(*) AS owners FROM rates.relay_lease",
    });
    expect(lease).toEqual({ owners: 1 });
  });

  it("given the owner is held up between reading and sending until its lease is lost, then it sends none of what it read", async () => {
    let goOn: () => void = () => undefined;
    const heldUp = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    let reads = 0;
    const late = notingBus();
    start(late.bus, randomUUID(), async () => {
      reads += 1;
      await heldUp;
    });
    const first = await record(2);
    await expect.poll(() => reads, { interval: 10 }).toBeGreaterThan(0);
    const heir = notingBus();
    start(heir.bus);
    await untilAllSent();
    const second = await record(2);
    await untilAllSent();
    goOn();
    const third = await record(2);
    await untilAllSent();
    expect(heir.sends.flat()).toEqual([...first, ...second, ...third]);
    expect(late.sends).toEqual([]);
  });

  it("given the owner was held up in a send and another has taken over since, then what it sent does not count as sent by it", async () => {
    const rates = database.databases.of("rates");
    const heir = randomUUID();
    const held = notingBus(async (send) => {
      if (send > 1) return;
      // Another takes over, and dies before it has sent anything.
      await run(rates, { text: "UPDATE rates.relay_lease SET owner = $1", values: [heir] });
    });
    const [id] = await record(1);
    start(held.bus);
    await expect.poll(() => held.sends.length, { interval: 10 }).toBe(1);
    expect(await waiting()).toBe(1);
    await untilAllSent();
    expect(held.sends).toEqual([[id], [id]]);
  });
});
