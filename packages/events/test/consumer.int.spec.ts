import { setTimeout as sleep } from "node:timers/promises";
import { silent } from "@roomstream/db/log";
import { createTestDatabase, type TestDatabase } from "@roomstream/db/testing/test-database";
import { run } from "@roomstream/db/transaction";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openLogBus } from "../src/bus/log/log-bus";
import { partitionOf } from "../src/bus/partitioner";
import { startConsumer } from "../src/consumer/consumer";
import { putAside } from "../src/consumer/dead-letter";
import { frontDesk, inboxOf, lettersOf, openBook, planWith, writeDown, written } from "./support/front-desk";
import { messageFor, messageWith, requestAt } from "./support/sample-events";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  await openBook(database);
});
afterAll(() => database.drop());

const requests = (count: number) => Array.from({ length: count }, () => requestAt("TEST-001"));
const idsOf = (events: { eventId: string }[]) => events.map((event) => event.eventId);

describe("a delivery", () => {
  it("given copies within it and again later, when it is heard, then each request is written down once, in order", async () => {
    const desk = frontDesk(database, writeDown);
    const asked = requests(7);
    const messages = [...asked, ...asked].map(messageFor);
    await desk.hear(messages);
    await desk.hear(messages);
    await desk.hear(asked.toReversed().map(messageFor), 3);
    expect(await written(database, idsOf(asked))).toEqual(idsOf(asked));
  });

  it("given the same delivery at two desks of one group at once, then each request is written down once", async () => {
    const asked = requests(40);
    const desks = [frontDesk(database, writeDown), frontDesk(database, writeDown)];
    const orders = [asked, asked.toReversed()];
    await Promise.all(desks.map((desk, nth) => desk.hear((orders[nth] ?? []).map(messageFor))));
    expect((await written(database, idsOf(asked))).toSorted()).toEqual(idsOf(asked).toSorted());
  });

  it("given a poison request in a batch of fifty, then the good are written left to right and the poison is put aside after six tries", async () => {
    const asked = requests(50);
    const poison = asked[20]?.eventId ?? "";
    const alone: string[][] = [];
    const desk = frontDesk(database, async (tx, heard) => {
      await writeDown(tx, heard);
      if (!idsOf(heard).includes(poison)) return;
      if (heard.length === 1) alone.push(await written(database, idsOf(asked)));
      throw new Error("nobody can read this");
    });
    await desk.hear(asked.map(messageFor));

    const good = idsOf(asked).filter((id) => id !== poison);
    expect(await written(database, idsOf(asked))).toEqual(good);
    // While it is tried, what came before it is committed, and what came after waits for it.
    expect(alone).toEqual(Array.from({ length: 6 }, () => good.slice(0, 20)));
    expect(await inboxOf(database, poison)).toBe("dead");
    const [letter, ...others] = await lettersOf(database, idsOf(asked));
    expect(others).toEqual([]);
    expect(letter).toMatchObject({ tries: 6, error: expect.stringContaining("nobody can read this") });
    const together = await run<{ topic: string; written_by: string }>(database.databases.of("rates"), {
      text: `SELECT topic, o.xmin::text AS written_by FROM rates.outbox o WHERE o.envelope->>'eventId' = $1
        UNION ALL SELECT 'inbox', i.xmin::text FROM rates.inbox i WHERE i.event_id = $1::uuid`,
      values: [poison],
    });
    expect(together).toEqual([
      { topic: "reservation.created.dlq", written_by: letter?.written_by },
      { topic: "inbox", written_by: letter?.written_by },
    ]);
    await desk.hear(asked.map(messageFor));
    expect(await written(database, idsOf(asked))).toEqual(good);
    expect(await lettersOf(database, idsOf(asked))).toHaveLength(1);
  });

  it("given a poison request over which a desk thinks for a while, however the pauses between its tries fall, then its partition waits 4 s at most", async () => {
    const poison = requestAt("TEST-001");
    const react = async () => {
      await sleep(50);
      throw new Error("nobody can read this");
    };
    const desk = frontDesk(database, react, { random: () => 0.999 });
    const began = performance.now();
    await desk.hear([messageFor(poison)]);
    expect(performance.now() - began).toBeLessThan(4_000);
    expect(await inboxOf(database, poison.eventId)).toBe("dead");
  });

  it("given a payload that is no event, then it is put aside without a try, whatever bytes are in it, and the rest is written", async () => {
    const heard: string[] = [];
    const desk = frontDesk(database, async (tx, asked) => {
      heard.push(...idsOf(asked));
      await writeDown(tx, asked);
    });
    const good = requests(2);
    const broken = requests(3);
    const [nul, wrong, missing] = broken.map((event) => event.eventId);
    const bad = [
      messageWith('\0{"no"', nul ?? "", "TEST\0"),
      messageWith(JSON.stringify({ ...broken[1], propertyId: 7 }), wrong ?? ""),
      messageWith("null", missing ?? ""),
    ];
    await desk.hear([...bad, ...good.map(messageFor)]);
    expect(heard).toEqual(idsOf(good));
    expect(await written(database, idsOf([...good, ...broken]))).toEqual(idsOf(good));
    expect((await lettersOf(database, idsOf(broken))).map((letter) => letter.tries)).toEqual([1, 1, 1]);
    // The same at another place of the topic is the same letter.
    await desk.hear(bad.map((message) => ({ ...message, offset: message.offset + 1_000n })));
    expect(await lettersOf(database, idsOf(broken))).toHaveLength(3);
  });

  it("given a request that another desk wrote down meanwhile, when it is to be put aside, then no letter is kept", async () => {
    const event = requestAt("TEST-001");
    await frontDesk(database, writeDown).hear([messageFor(event)]);
    const { databases, signals } = database;
    await putAside(databases.of("rates"), signals, {
      topic: "reservation.created",
      partition: 0,
      message: messageFor(event),
      eventId: event.eventId,
      error: "too late",
      errorKind: "too late",
      tries: 6,
    });
    expect(await lettersOf(database, [event.eventId])).toEqual([]);
    expect(await inboxOf(database, event.eventId)).toBe("done");
  });
});

describe("a consumer on the bus", () => {
  it("given a partition is taken away while its requests are at work, then another desk waits for them and each is written down once", async () => {
    const { databases, signals } = database;
    const open = () => openLogBus({ pool: databases.common, signals, log: silent });
    const buses = [open(), open()] as const;
    await buses[0].createTopics([{ topic: "reservation.created", partitions: 6 }]);
    const asked = requests(5);
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const atWork: string[] = [];
    const slow = await startConsumer(
      planWith(
        database,
        async (tx, heard) => {
          await writeDown(tx, heard);
          atWork.push(...idsOf(heard));
          await released;
        },
        buses[0],
      ),
    );
    await slow.subscription.ready();
    await buses[0].publish(
      asked.map((event) => ({ topic: event.eventType, ...messageFor(event), timestamp: Date.now() })),
    );
    await expect.poll(() => atWork.length, { interval: 5 }).toBeGreaterThan(0);
    // The group takes the first desk for dead, which it is not, and gives its partitions away.
    const rates = databases.of("rates");
    const quick = await startConsumer(planWith(database, writeDown, buses[1]));
    const claimed = async () =>
      (
        await run<{ claimed: number }>(rates, {
          text: `UPDATE bus.group_offset SET member_id = NULL WHERE "group" = 'rates' AND EXISTS (
            SELECT FROM bus.member WHERE "group" = 'rates' OFFSET 1) RETURNING 1 AS claimed`,
        })
      ).length;
    await expect.poll(claimed, { interval: 20, timeout: 10_000 }).toBeGreaterThan(0);
    const blocked = async () =>
      (
        await run<{ waiting: number }>(rates, {
          text: `SELECT count(*) AS waiting FROM pg_stat_activity WHERE datname = current_database()
            AND wait_event_type = 'Lock' AND query LIKE 'INSERT INTO rates.inbox%'`,
        })
      )[0]?.waiting;
    await expect.poll(blocked, { interval: 10, timeout: 10_000 }).toBeGreaterThan(0);
    release();
    await expect
      .poll(async () => (await written(database, idsOf(asked))).length, { interval: 10, timeout: 10_000 })
      .toBe(5);
    await Promise.all([slow.close(), quick.close()]);
    expect(await written(database, idsOf(asked))).toEqual(idsOf(asked));
    await Promise.all(buses.map((bus) => bus.close()));
  });

  it("given a poison request of one hotel, then the requests of another are written down while it is tried", async () => {
    const { databases, signals } = database;
    const bus = openLogBus({ pool: databases.common, signals, log: silent });
    await bus.createTopics([{ topic: "reservation.created", partitions: 6 }]);
    const other = Array.from({ length: 20 }, (_, nth) => `HOTEL-${nth}`).find(
      (hotel) => partitionOf(hotel, 6) !== partitionOf("POISON", 6),
    );
    const poison = requestAt("POISON");
    const good = requestAt(other ?? "");
    let tries = 0;
    const react: Parameters<typeof frontDesk>[1] = async (tx, heard) => {
      await writeDown(tx, heard);
      if (!idsOf(heard).includes(poison.eventId)) return;
      tries += 1;
      throw new Error("nobody can read this");
    };
    const consumer = await startConsumer(planWith(database, react, bus));
    const send = (event: typeof poison) =>
      bus.publish([{ topic: event.eventType, ...messageFor(event), timestamp: Date.now() }]);
    await send(poison);
    await expect.poll(() => tries, { interval: 5 }).toBeGreaterThan(0);
    await send(good);
    await expect.poll(() => written(database, [good.eventId]), { interval: 5 }).toEqual([good.eventId]);
    expect(tries).toBeLessThan(6);
    await expect.poll(() => inboxOf(database, poison.eventId), { timeout: 10_000 }).toBe("dead");
    await consumer.close();
    await bus.close();
  });
});
