import { setTimeout as sleep } from "node:timers/promises";
import { createTestDatabase, type TestDatabase } from "@roomstream/db/testing/test-database";
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import {
  type RunningCluster,
  type RunningRedis,
  startRedis,
  startRedisCluster,
} from "../../../tooling/redis/start-redis.mjs";
import { cuttablePath } from "./support/cuttable-path";
import { describeWithRedis } from "./support/describe-with-redis";
import { openProcess, type Process } from "./support/redis-ground";

const LOOKUPS = { name: "lookups", windowMs: 60_000 };
/** A call that finds Redis gone waits for it once, and never longer than this; the test machine may be busy. */
const SOON_MS = 900;
const BACK = { timeout: 10_000, interval: 50 };

let keys = 0;
const newKey = () => `guest-${keys++}`;

/** Counts on and on, and says how long the slowest call took and whether any failed. */
async function callsFor(ms: number, { memory }: Process): Promise<{ slowest: number; calls: number }> {
  const key = newKey();
  const end = performance.now() + ms;
  let slowest = 0;
  let calls = 0;
  for (; performance.now() < end; calls++) {
    const began = performance.now();
    await Promise.all([memory.count(LOOKUPS, key), memory.get(key), memory.set(key, "text", 1_000)]);
    slowest = Math.max(slowest, performance.now() - began);
    await sleep(5);
  }
  return { slowest, calls };
}

const hearAt = async ({ signals }: Process) => {
  const heard: string[][] = [];
  const stop = signals.on("live", (payloads) => heard.push(payloads));
  onTestFinished(() => stop());
  await vi.waitFor(() => expect(heard).toContainEqual([]));
  return heard;
};

await describeWithRedis("while Redis is away", () => {
  let database: TestDatabase;
  let redis: RunningRedis;
  let gateway: Process;
  let worker: Process;
  beforeAll(async () => {
    database = await createTestDatabase();
    redis = await startRedis();
    gateway = await openProcess(database, redis.url);
    worker = await openProcess(database, redis.url);
  });
  afterAll(async () => {
    await gateway.close();
    await worker.close();
    await redis.stop();
    await database.drop();
  });
  beforeEach(async () => {
    for (const { memory } of [gateway, worker]) await vi.waitFor(() => memory.ping(), BACK);
    await vi.waitFor(async () => expect(await sharedCount()).toBe(true), BACK);
  });
  /** Whether both processes count together, so in Redis. */
  const sharedCount = async () => {
    const key = newKey();
    await gateway.memory.count(LOOKUPS, key);
    return (await worker.memory.count(LOOKUPS, key)).times === 2;
  };

  describe.each([
    { how: "killed", away: () => redis.kill(), back: () => redis.startAgain() },
    { how: "hanging", away: async () => redis.hang(), back: async () => redis.wake() },
  ])("$how", ({ away, back }) => {
    it("limits hold in each process, every call is answered soon, and only the ping fails", async () => {
      const key = newKey();
      await away();
      const { slowest, calls } = await callsFor(1_500, gateway);
      const counted: number[] = [];
      for (let n = 0; n < 3; n++) counted.push((await gateway.memory.count(LOOKUPS, key)).times);
      const pinged = await gateway.memory.ping().then(
        () => "answers",
        () => "does not answer",
      );
      await back();
      expect(slowest).toBeLessThan(SOON_MS);
      expect(calls).toBeGreaterThan(50);
      expect(counted).toEqual([1, 2, 3]);
      expect(pinged).toBe("does not answer");
      await vi.waitFor(() => gateway.memory.ping(), BACK);
      await vi.waitFor(async () => expect(await sharedCount()).toBe(true), BACK);
    });

    it("live updates arrive by NOTIFY, and by Redis again when it is back", async () => {
      const heard = await hearAt(gateway);
      await away();
      const sent: string[] = [];
      for (let n = 0; n < 20; n++) {
        sent.push(`away ${n}`);
        worker.signals.send("live", `away ${n}`);
        await sleep(100);
      }
      await vi.waitFor(() => expect(heard.flat()).toEqual(expect.arrayContaining(sent)), BACK);
      heard.length = 0;
      await back();
      await vi.waitFor(() => expect(heard).toContainEqual([]), BACK);
      worker.signals.send("live", "back");
      await vi.waitFor(() => expect(heard.flat()).toContain("back"), BACK);
    });
  });

  it("uses Redis for live updates, and NOTIFY only while it must", async () => {
    const heard = await hearAt(gateway);
    const byNotify: string[][] = [];
    const stop = database.signals.on("live", (payloads) => byNotify.push(payloads));
    onTestFinished(() => stop());
    // Whoever was cut off a moment ago is still sent to both ways.
    await sleep(5_000);
    byNotify.length = 0;
    worker.signals.send("live", "by Redis");
    await vi.waitFor(() => expect(heard.flat()).toContain("by Redis"));
    expect(byNotify.flat()).toEqual([]);
    redis.hang();
    onTestFinished(() => void redis.wake());
    worker.signals.send("live", "before anybody knew");
    await vi.waitFor(() => expect(heard.flat()).toContain("before anybody knew"), { timeout: 2_000 });
  });

  it("a process that is cut off from it alone still hears what the others send", async () => {
    const path = await cuttablePath(redis.port);
    const lonely = await openProcess(database, path.url);
    onTestFinished(() => lonely.close());
    onTestFinished(() => path.close());
    const heard = await hearAt(lonely);
    await vi.waitFor(() => {
      worker.signals.send("live", "both hear");
      expect(heard.flat()).toContain("both hear");
    }, BACK);
    await sleep(4_500);
    heard.length = 0;
    await path.cut();
    // What was missed until the others knew is made good by a look at everything.
    await vi.waitFor(() => expect(heard).toContainEqual([]), { timeout: 2_000, interval: 20 });
    const sent = Array.from({ length: 5 }, (_, index) => `while deaf ${index}`);
    for (const payload of sent) {
      worker.signals.send("live", payload);
      await sleep(300);
    }
    await vi.waitFor(() => expect(heard.flat()).toEqual(expect.arrayContaining(sent)));
  });
});

await describeWithRedis("a cluster that crashes", () => {
  let database: TestDatabase;
  let cluster: RunningCluster;
  let gateway: Process;
  let worker: Process;
  beforeAll(async () => {
    database = await createTestDatabase();
    cluster = await startRedisCluster();
    gateway = await openProcess(database, cluster.url);
    worker = await openProcess(database, cluster.url);
  });
  afterAll(async () => {
    await gateway.close();
    await worker.close();
    await cluster.stop();
    await database.drop();
  });
  const sharedCount = async () => {
    const key = newKey();
    await gateway.memory.count(LOOKUPS, key);
    return (await worker.memory.count(LOOKUPS, key)).times === 2;
  };

  it("is away as soon as any of its nodes hangs, though the others answer and know nothing of it yet", async () => {
    for (const node of cluster.nodes) {
      node.hang();
      const pinged = await gateway.memory.ping().then(
        () => "answers",
        () => "does not answer",
      );
      node.wake();
      expect(pinged).toBe("does not answer");
      await vi.waitFor(() => gateway.memory.ping(), BACK);
    }
  });

  it.each([
    {
      how: "a node hangs",
      away: async () => cluster.nodes[1]?.hang(),
      back: async () => cluster.nodes[1]?.wake(),
    },
    {
      how: "a node is killed",
      away: async () => cluster.nodes[0]?.kill(),
      back: async () => cluster.nodes[0]?.startAgain(),
    },
    {
      how: "all nodes are killed",
      away: () => cluster.kill(),
      back: () => cluster.startAgain(),
    },
  ])("is away when $how, and comes back by itself", async ({ away, back }) => {
    await vi.waitFor(async () => expect(await sharedCount()).toBe(true), BACK);
    const heard = await hearAt(gateway);
    await away();
    const { slowest } = await callsFor(2_000, gateway);
    const pinged = await gateway.memory.ping().then(
      () => "answers",
      () => "does not answer",
    );
    worker.signals.send("live", "meanwhile");
    await vi.waitFor(() => expect(heard.flat()).toContain("meanwhile"), BACK);
    await back();
    expect(pinged).toBe("does not answer");
    expect(slowest).toBeLessThan(SOON_MS);
    await vi.waitFor(() => gateway.memory.ping(), { timeout: 15_000, interval: 100 });
    await vi.waitFor(async () => expect(await sharedCount()).toBe(true), {
      timeout: 15_000,
      interval: 100,
    });
    await vi.waitFor(
      () => {
        worker.signals.send("live", "back");
        expect(heard.flat()).toContain("back");
      },
      { timeout: 15_000, interval: 100 },
    );
  });
});
