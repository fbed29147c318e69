import { randomUUID } from "node:crypto";
import { openDatabases } from "@roomstream/db/database";
import { silent } from "@roomstream/db/log";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { append } from "../src/bus/log/append";
import { fetchMessages } from "../src/bus/log/fetch";
import { openLogBus } from "../src/bus/log/log-bus";
import { claim, seats } from "../src/bus/log/membership";
import { commitOffsets } from "../src/bus/log/offsets";
import { openTopics } from "../src/bus/log/topics";
import type { Bus } from "../src/bus/port";
import { logGround } from "./bus/log-ground";
import { KEYS, message, PARTITIONS, Recorder, range, subscribe, unique } from "./bus/messages";

describe("the embedded log as it grows and is trimmed", () => {
  let ground: Awaited<ReturnType<typeof logGround>>;
  let bus: Bus;
  const key = KEYS[0] ?? "";

  beforeAll(async () => {
    ground = await logGround();
    bus = openLogBus({ pool: ground.pool, signals: ground.signals, log: silent });
  });
  afterAll(async () => {
    await bus.close();
    await ground.close();
  });

  const newTopic = async (name: string) => {
    const topic = unique(name);
    await bus.createTopics([{ topic, partitions: PARTITIONS }]);
    return topic;
  };

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
      const member = { group: behind, memberId: randomUUID(), topics: [topic], expiryMs: 60_000 };
      await claim(ground.pool, member, await seats(ground.pool, member));
      await commitOffsets(ground.pool, member, [{ topic, partition: 0, position: 10n, release: true }]);

      const week = 7 * 86_400_000;
      const plan = {
        olderThanMs: week,
        recordedBefore: Number.MAX_SAFE_INTEGER,
        topics: [{ topic, groups: [] }],
      };
      expect(await bus.trim(plan)).toBe(2_200);
      expect(await bus.trim(plan)).toBe(0);
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

    it("given what a group has still to read, or what was recorded after the given moment, then it is kept however old it is", async () => {
      const topic = await newTopic("kept");
      const [ahead, behind, never] = [unique("ahead"), unique("behind"), unique("never")] as const;
      await bus.publish(
        range(20).map((number) => ({ ...message(topic, key, String(number)), timestamp: 1_000 + number })),
      );
      for (const [group, position] of [
        [ahead, 15n],
        [behind, 8n],
      ] as const) {
        const member = { group, memberId: randomUUID(), topics: [topic], expiryMs: 60_000 };
        await claim(ground.pool, member, await seats(ground.pool, member));
        await commitOffsets(ground.pool, member, [{ topic, partition: 0, position, release: true }]);
      }
      const trim = (groups: string[], recordedBefore: number) =>
        bus.trim({ olderThanMs: -1_000, recordedBefore, topics: [{ topic, groups }] });
      expect(await trim([ahead, behind, never], 9_999)).toBe(0);
      expect(await trim([ahead, behind], 1_005)).toBe(5);
      expect(await trim([ahead, behind], 9_999)).toBe(3);
      expect(await trim([ahead], 9_999)).toBe(7);
    });

    it("given a partition of which everything is old, when it trims, then the next message gets the next offset", async () => {
      const topic = await newTopic("emptied");
      await bus.publish(range(3).map((number) => message(topic, key, String(number))));
      await bus.trim({
        olderThanMs: -1_000,
        recordedBefore: Number.MAX_SAFE_INTEGER,
        topics: [{ topic, groups: [] }],
      });
      await bus.publish([message(topic, key, "next")]);
      const { rows } = await ground.pool.query(
        `SELECT "offset"::int, value FROM bus.message WHERE topic = $1 ORDER BY "offset"`,
        [topic],
      );
      expect(rows).toEqual([{ offset: 3, value: "next" }]);
    });
  });
});
