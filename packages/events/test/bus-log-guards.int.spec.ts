import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { type Databases, openDatabases } from "@roomstream/db/database";
import { silent } from "@roomstream/db/log";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { append } from "../src/bus/log/append";
import { fetchMessages } from "../src/bus/log/fetch";
import type { LogBus } from "../src/bus/log/log-bus";
import { openLogBus } from "../src/bus/log/log-bus";
import { beat, claim, type Member, seats } from "../src/bus/log/membership";
import { commitOffsets } from "../src/bus/log/offsets";
import { openTopics } from "../src/bus/log/topics";
import { logGround } from "./bus/log-ground";
import { gate, KEYS, message, PARTITIONS, Recorder, range, subscribe, unique } from "./bus/messages";

describe("the embedded log's own promises", () => {
  let ground: Awaited<ReturnType<typeof logGround>>;
  let bus: LogBus;
  let alone: Databases;
  const key = KEYS[0] ?? "";

  beforeAll(async () => {
    ground = await logGround();
    bus = openLogBus({ pool: ground.pool, signals: ground.signals, log: silent });
    // One connection: what goes through this pool is in one session, so a transaction can be held open.
    alone = openDatabases({ common: ground.url, services: {} }, 1);
  });
  afterAll(async () => {
    await bus.close();
    await alone.close();
    await ground.close();
  });

  const newTopic = async (name: string) => {
    const topic = unique(name);
    await bus.createTopics([{ topic, partitions: PARTITIONS }]);
    return topic;
  };
  const newMember = (group: string, topic: string): Member => ({
    group,
    memberId: randomUUID(),
    topics: [topic],
    expiryMs: 60_000,
  });
  const position = async (group: string, topic: string) =>
    (await bus.lag(group, [topic])).map(({ committed }) => committed);
  const stored = async (topic: string) =>
    (
      await ground.pool.query<{ offset: number; value: string }>(
        `SELECT "offset"::int, value FROM bus.message WHERE topic = $1 AND partition = 0 ORDER BY "offset"`,
        [topic],
      )
    ).rows;

  describe("appending", () => {
    it("given an appender that has not committed, when somebody reads, then it sees nothing behind it until it can see all", async () => {
      const topic = await newTopic("held");
      const seen = new Recorder();
      const subscription = await subscribe(bus, { group: unique("g"), topics: [topic], handle: seen.handle });
      const topics = openTopics(ground.pool);
      await alone.common.query("BEGIN");
      await append(alone.common, topics, [message(topic, key, "first"), message(topic, key, "second")]);
      let published = false;
      const later = bus.publish([message(topic, key, "third")]).then(() => {
        published = true;
      });
      // What goes to another partition passes by, and is read.
      await bus.publish([message(topic, KEYS[1] ?? "", "elsewhere")]);
      await vi.waitFor(() => expect(seen.values).toEqual(["elsewhere"]), 10_000);
      expect(published).toBe(false);
      await alone.common.query("COMMIT");
      await later;
      await vi.waitFor(
        () => expect(seen.of(topic, 0).map(({ value }) => value)).toEqual(["first", "second", "third"]),
        10_000,
      );
      await subscription.close();
    });

    it("given appends that are aborted among others, when all is read, then the aborted left neither a message nor a gap", async () => {
      const topic = await newTopic("aborted");
      const seen = new Recorder();
      const subscription = await subscribe(bus, { group: unique("g"), topics: [topic], handle: seen.handle });
      const ended = await Promise.allSettled(
        range(120).map((number) => {
          const broken = number % 3 === 0;
          // Postgres refuses this character when it comes to the row itself, after the offsets were given.
          const value = broken ? `aborted \u0000` : String(number);
          return bus.publish([
            message(topic, key, `before ${broken ? "aborted" : number}`),
            message(topic, key, value),
          ]);
        }),
      );
      expect(ended.filter(({ status }) => status === "rejected")).toHaveLength(40);
      await vi.waitFor(() => expect(seen.values).toHaveLength(160), 10_000);
      expect(seen.values.filter((value) => value.includes("aborted"))).toEqual([]);
      expect(seen.of(topic, 0).map(({ offset }) => offset)).toEqual(range(160).map(BigInt));
      await subscription.close();
    });

    it("given a publish of which one topic does not exist, when it is refused, then nothing of it is there", async () => {
      const topic = await newTopic("partly");
      const known = openTopics(ground.pool);
      await known.partitions([topic]);
      const missing = unique("missing");
      const pretending = {
        ...known,
        partitions: async () =>
          new Map([
            [topic, PARTITIONS],
            [missing, PARTITIONS],
          ]),
      };
      await expect(
        append(ground.pool, pretending, [message(topic, key, "x"), message(missing, key, "y")]),
      ).rejects.toThrow();
      expect(await stored(topic)).toEqual([]);
      expect((await bus.lag("nobody", [topic])).every(({ end }) => end === 0n)).toBe(true);
    });
  });

  describe("reading", () => {
    it("given a log that was empty when its statistics were made, when it has grown, then readers do not read all of it", async () => {
      const fresh = await logGround();
      const reader = openDatabases({ common: fresh.url, services: {} }, 1);
      const topic = unique("grown");
      const topics = openTopics(fresh.pool);
      await topics.create([{ topic, partitions: PARTITIONS }]);
      await fresh.pool.query("VACUUM ANALYZE bus.message");
      const read = (position: bigint) =>
        fetchMessages(reader.common, [{ topic, partition: 0, position }], { partitions: 32, batchSize: 10 });
      // After a few times Postgres keeps the plan of a prepared statement.
      for (const _ of range(10)) await read(0n);
      await append(
        fresh.pool,
        topics,
        range(5_000).map((number) => message(topic, key, String(number))),
      );
      const readOneByOne = async () => {
        const { rows } = await reader.common.query<{ seq_tup_read: number }>(
          "SELECT seq_tup_read FROM pg_stat_user_tables WHERE schemaname = 'bus' AND relname = 'message'",
        );
        return rows[0]?.seq_tup_read;
      };
      const before = await readOneByOne();
      const [found] = await read(4_000n);
      expect(found?.messages.map(({ value }) => value)).toEqual(
        range(10).map((number) => String(4_000 + number)),
      );
      await reader.common.query("SELECT pg_stat_force_next_flush()");
      expect(await readOneByOne()).toBe(before);
      await reader.close();
      await fresh.close();
    });
  });

  describe("claims", () => {
    it("given members that all want the same partitions at once, when they claim, then each partition goes to exactly one", async () => {
      const topic = await newTopic("wanted");
      for (const _ of range(20)) {
        const members = range(4).map(() => newMember(unique("g"), topic));
        const group = members[0]?.group ?? "";
        const same = members.map((member) => ({ ...member, group }));
        await Promise.all(same.map((member) => beat(ground.pool, member)));
        const free = await seats(ground.pool, same[0] ?? newMember(group, topic));
        const taken = await Promise.all(same.map((member) => claim(ground.pool, member, free)));
        expect(
          taken
            .flat()
            .map(({ partition }) => partition)
            .toSorted(),
        ).toEqual(range(PARTITIONS));
        const owners = await seats(ground.pool, same[0] ?? newMember(group, topic));
        for (const [index, member] of same.entries()) {
          const own = owners.filter(({ owner }) => owner === member.memberId).map((seat) => seat.partition);
          expect(taken[index]?.map(({ partition }) => partition).toSorted()).toEqual(own.toSorted());
        }
      }
    });

    it("given a partition that somebody else took since it was looked at, when it is claimed, then it stays with them", async () => {
      const topic = await newTopic("taken");
      const group = unique("g");
      const [first, second] = [newMember(group, topic), newMember(group, topic)] as const;
      const seen = await seats(ground.pool, second);
      expect(await claim(ground.pool, first, seen)).toHaveLength(PARTITIONS);
      expect(await claim(ground.pool, second, seen)).toEqual([]);
    });
  });

  describe("giving back", () => {
    it("given a member with work in progress, when another joins, then a partition changes hands only when its work is done, with its offset", async () => {
      const topic = await newTopic("handed");
      const group = unique("g");
      const { passed, open } = gate();
      const told = new Set<number>();
      const [first, second] = [new Recorder(), new Recorder()];
      const plan = { group, topics: [topic] };
      const holding = await subscribe(bus, {
        ...plan,
        async handle(delivery, signal) {
          signal.addEventListener("abort", () => told.add(delivery.partition));
          await first.handle(delivery);
          await passed;
        },
      });
      await bus.publish(KEYS.map((each) => message(topic, each, "held")));
      await vi.waitFor(() => expect(first.values).toHaveLength(PARTITIONS), 10_000);
      const other = openLogBus({ pool: ground.pool, signals: ground.signals, log: silent });
      const joining = await other.subscribe({ ...plan, batchSize: 100, handle: second.handle });
      // The first has heard of the second: half of its partitions are to go.
      await vi.waitFor(() => expect(told.size).toBe(PARTITIONS / 2), 10_000);
      await sleep(100);
      expect(joining.assigned()).toEqual([]);
      expect(holding.assigned()).toHaveLength(PARTITIONS);
      open();
      await joining.ready();
      expect(
        joining
          .assigned()
          .map(({ partition }) => partition)
          .toSorted(),
      ).toEqual([...told].toSorted());
      await bus.publish(KEYS.map((each) => message(topic, each, "after")));
      await vi.waitFor(() => expect(second.values).toEqual(["after", "after"]), 10_000);
      await Promise.all([holding.close(), other.close()]);
    });
  });

  describe("offsets", () => {
    it("given a member that lost its partition, when it commits or gives back, then neither the offset nor the owner changes", async () => {
      const topic = await newTopic("fenced");
      const group = unique("g");
      const [lost, owner] = [newMember(group, topic), newMember(group, topic)] as const;
      await bus.publish(range(9).map((number) => message(topic, key, String(number))));
      await claim(ground.pool, lost, await seats(ground.pool, lost));
      // The next takes it over as from a member that has expired.
      await claim(ground.pool, owner, await seats(ground.pool, owner));
      const at = { topic, partition: 0 };
      expect(await commitOffsets(ground.pool, lost, [{ ...at, position: 7n, release: true }])).toEqual([]);
      expect((await position(group, topic))[0]).toBe(0n);
      expect((await seats(ground.pool, owner))[0]?.owner).toBe(owner.memberId);
      expect(await commitOffsets(ground.pool, owner, [{ ...at, position: 3n, release: false }])).toEqual([
        at,
      ]);
      expect((await position(group, topic))[0]).toBe(3n);
    });

    it("given an offset, when a lower one is committed, then it stays where it was", async () => {
      const topic = await newTopic("forward");
      const member = newMember(unique("g"), topic);
      await bus.publish(range(9).map((number) => message(topic, key, String(number))));
      await claim(ground.pool, member, await seats(ground.pool, member));
      const at = { topic, partition: 0, release: false };
      await commitOffsets(ground.pool, member, [{ ...at, position: 7n }]);
      await commitOffsets(ground.pool, member, [{ ...at, position: 5n }]);
      expect((await position(member.group, topic))[0]).toBe(7n);
    });

    it("given a handled delivery, when a second has passed, then its offset is committed without anything else happening", async () => {
      const topic = await newTopic("late");
      const group = unique("g");
      const { passed, open } = gate();
      const subscription = await subscribe(bus, { group, topics: [topic], handle: () => passed });
      await bus.publish([message(topic, key, "x")]);
      await sleep(20);
      expect((await position(group, topic))[0]).toBe(0n);
      open();
      await vi.waitFor(async () => expect((await position(group, topic))[0]).toBe(1n), 5_000);
      await subscription.close();
    });
  });

  describe("retention", () => {
    it("given old and new messages, when it trims, then the old are gone, and offsets, readers and lag go on from what is left", async () => {
      const topic = await newTopic("trimmed");
      const [behind, fresh] = [unique("behind"), unique("fresh")] as const;
      const values = (from: number, to: number) => range(to - from).map((index) => String(from + index));
      await bus.publish(values(0, 2_500).map((value) => message(topic, key, value)));
      await ground.pool.query(
        `UPDATE bus.message SET appended_at = appended_at - interval '8 days' WHERE topic = $1 AND "offset" < 2200`,
        [topic],
      );
      const member = newMember(behind, topic);
      await claim(ground.pool, member, await seats(ground.pool, member));
      await commitOffsets(ground.pool, member, [{ topic, partition: 0, position: 10n, release: true }]);

      const week = 7 * 86_400_000;
      expect(await bus.trim(week)).toBe(2_200);
      expect(await bus.trim(week)).toBe(0);
      await bus.publish([message(topic, key, "2500")]);
      for (const group of [behind, fresh]) {
        const [lag] = await bus.lag(group, [topic]);
        expect(lag).toMatchObject({ committed: 2_200n, end: 2_501n, lag: 301 });
        const seen = new Recorder();
        const subscription = await subscribe(bus, { group, topics: [topic], handle: seen.handle });
        await vi.waitFor(() => expect(seen.values).toEqual(values(2_200, 2_501)), 10_000);
        expect(seen.of(topic, 0)[0]?.offset).toBe(2_200n);
        await subscription.close();
      }
    });

    it("given a partition of which everything is old, when it trims, then the next message gets the next offset", async () => {
      const topic = await newTopic("emptied");
      await bus.publish(range(3).map((number) => message(topic, key, String(number))));
      await bus.trim(-1_000);
      await bus.publish([message(topic, key, "next")]);
      expect(await stored(topic)).toEqual([{ offset: 3, value: "next" }]);
    });
  });
});
