import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { type Databases, openDatabases } from "@roomstream/db/database";
import { silent } from "@roomstream/db/log";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { append } from "../src/bus/log/append";
import { openLogBus } from "../src/bus/log/log-bus";
import { beat, claim, type Member, seats } from "../src/bus/log/membership";
import { commitOffsets } from "../src/bus/log/offsets";
import { openTopics } from "../src/bus/log/topics";
import type { Bus } from "../src/bus/port";
import { logGround } from "./bus/log-ground";
import { gate, KEYS, message, PARTITIONS, Recorder, range, subscribe, unique } from "./bus/messages";

describe("the embedded log's own promises", () => {
  let ground: Awaited<ReturnType<typeof logGround>>;
  let bus: Bus;
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
});
