import { describe, expect, it, vi } from "vitest";
import type { World } from "../bus-conformance";
import { gate, KEYS, message, PARTITIONS, Recorder, range, subscribe, unique } from "./messages";

export function describeDelivery(world: World): void {
  const publishNumbers = (topic: string, numbers: number[]) =>
    world.bus.publish(
      numbers.flatMap((number) => KEYS.map((key) => message(topic, key, `${key}:${number}`))),
    );

  describe("delivery", () => {
    it("given keys with many messages, when they are consumed, then each key's come in the order of publishing", async () => {
      const [topic] = await world.topics("ordered");
      const seen = new Recorder();
      const subscription = await subscribe(world.bus, {
        group: unique("g"),
        topics: [topic],
        batchSize: 7,
        handle: seen.handle,
      });
      for (const round of range(10))
        await publishNumbers(
          topic,
          range(10).map((number) => round * 10 + number),
        );
      await vi.waitFor(() => expect(seen.values).toHaveLength(100 * KEYS.length), 10_000);
      for (const [partition, key] of KEYS.entries()) {
        expect(seen.of(topic, partition).map(({ value }) => value)).toEqual(
          range(100).map((number) => `${key}:${number}`),
        );
      }
      expect(Math.max(...seen.deliveries.map(({ messages }) => messages.length))).toBeLessThanOrEqual(7);
      await subscription.close();
    });

    it("given several groups, one of them new, when they consume, then each sees everything from the start", async () => {
      const [topic] = await world.topics("everyone");
      const early = range(2).map(() => new Recorder());
      const subscriptions = await Promise.all(
        early.map(({ handle }) => subscribe(world.bus, { group: unique("early"), topics: [topic], handle })),
      );
      await publishNumbers(topic, range(20));
      const late = new Recorder();
      subscriptions.push(
        await subscribe(world.bus, { group: unique("late"), topics: [topic], handle: late.handle }),
      );
      const all = range(20)
        .flatMap((number) => KEYS.map((key) => `${key}:${number}`))
        .toSorted();
      for (const { values } of [...early, late].map((seen) => ({ values: () => seen.values.toSorted() }))) {
        await vi.waitFor(() => expect(values()).toEqual(all), 10_000);
      }
      await Promise.all(subscriptions.map((subscription) => subscription.close()));
    });

    it("given a delivery in work, when more comes, then other partitions go on at once and its own waits", async () => {
      const [topic] = await world.topics("slow");
      const seen = new Recorder();
      const { passed: released, open: release } = gate();
      let working = 0;
      const subscription = await subscribe(world.bus, {
        group: unique("g"),
        topics: [topic],
        async handle(delivery) {
          await seen.handle(delivery);
          if (delivery.partition !== 0) return;
          working += 1;
          expect(working).toBe(1);
          await released;
          working -= 1;
        },
      });
      await publishNumbers(topic, [0]);
      await vi.waitFor(() => expect(seen.values).toHaveLength(PARTITIONS), 10_000);
      for (const number of [1, 2, 3]) {
        await publishNumbers(topic, [number]);
        await vi.waitFor(() => expect(seen.of(topic, 1)).toHaveLength(number + 1), 10_000);
      }
      expect(seen.of(topic, 0)).toHaveLength(1);
      release();
      await vi.waitFor(() => expect(seen.of(topic, 0)).toHaveLength(4), 10_000);
      await subscription.close();
    });

    it("given a paused subscription, when it resumes, then what came meanwhile is handled, and not before", async () => {
      const [topic] = await world.topics("paused");
      const seen = new Recorder();
      const other = new Recorder();
      const [subscription, witness] = await Promise.all([
        subscribe(world.bus, { group: unique("g"), topics: [topic], handle: seen.handle }),
        subscribe(world.bus, { group: unique("witness"), topics: [topic], handle: other.handle }),
      ]);
      subscription.pause();
      await publishNumbers(topic, range(3));
      await vi.waitFor(() => expect(other.values).toHaveLength(3 * KEYS.length), 10_000);
      expect(seen.values).toEqual([]);
      expect(subscription.assigned()).toHaveLength(PARTITIONS);
      subscription.resume();
      await vi.waitFor(() => expect(seen.values).toHaveLength(3 * KEYS.length), 10_000);
      await Promise.all([subscription.close(), witness.close()]);
    });

    it("given what nobody has read for ten minutes, when somebody asks who has read none of it either, then its age is told", async () => {
      const [topic] = await world.topics("old");
      const minutesAgo = (minutes: number) => Date.now() - minutes * 60_000;
      await world.bus.publish([
        { ...message(topic, KEYS[0] ?? "", "old"), timestamp: minutesAgo(10) },
        { ...message(topic, KEYS[0] ?? "", "newer"), timestamp: minutesAgo(0) },
        { ...message(topic, KEYS[1] ?? "", "other"), timestamp: minutesAgo(60) },
      ]);
      const lags = await world.bus.lag(unique("g"), [topic]);
      const minutes = lags.map(({ ageMs }) => (ageMs ?? -1) / 60_000);
      expect(minutes[0]).toBeGreaterThan(8);
      expect(minutes[0]).toBeLessThan(10.5);
      expect(minutes[1]).toBeGreaterThan(52);
      expect(minutes[1]).toBeLessThan(60.5);
      expect(minutes.slice(2)).toEqual([0, 0]);
    });

    it("given a group that is behind, when its lag is asked, then it is told in messages and age, and is 0 when it has caught up", async () => {
      const [topic] = await world.topics("lagging");
      const group = unique("g");
      const total = async () => (await world.bus.lag(group, [topic])).reduce((sum, { lag }) => sum + lag, 0);
      await publishNumbers(topic, range(5));
      expect(await total()).toBe(5 * KEYS.length);
      const subscription = await subscribe(world.bus, {
        group,
        topics: [topic],
        handle: async () => undefined,
      });
      await vi.waitFor(async () => expect(await total()).toBe(0), 10_000);
      const lag = await world.bus.lag(group, [topic]);
      expect(lag).toEqual(
        range(PARTITIONS).map((partition) => ({
          group,
          topic,
          partition,
          committed: 5n,
          end: 5n,
          lag: 0,
          ageMs: 0,
        })),
      );
      await subscription.close();
    });
  });
}
