import { describe, expect, it, vi } from "vitest";
import type { Delivery } from "../../src/bus/port";
import type { World } from "../bus-conformance";
import { gate, KEYS, message, Recorder, range, subscribe, unique } from "./messages";

export function describeFailures(world: World): void {
  const publishNumbers = (topic: string, numbers: number[]) =>
    world.bus.publish(numbers.flatMap((number) => KEYS.map((key) => message(topic, key, String(number)))));

  describe("failures", () => {
    it("given a handler that throws, when the delivery comes again, then it is the same, nothing overtakes it, and other partitions go on", async () => {
      const [topic] = await world.topics("failing");
      const good = new Recorder();
      const tries: Delivery[] = [];
      let broken = true;
      await publishNumbers(topic, range(3));
      const subscription = await subscribe(world.bus, {
        group: unique("g"),
        topics: [topic],
        batchSize: 2,
        async handle(delivery) {
          if (delivery.partition === 0 && broken) {
            tries.push(delivery);
            throw new Error("not now");
          }
          await good.handle(delivery);
        },
      });
      await vi.waitFor(() => expect(tries.length).toBeGreaterThanOrEqual(2), 10_000);
      await publishNumbers(topic, [3]);
      for (const partition of [1, 2, 3]) {
        await vi.waitFor(() => expect(good.of(topic, partition)).toHaveLength(4), 10_000);
      }
      await vi.waitFor(() => expect(tries.length).toBeGreaterThanOrEqual(3), 10_000);
      for (const { messages } of tries) expect(messages).toEqual(tries[0]?.messages);
      expect(good.of(topic, 0)).toEqual([]);
      broken = false;
      await vi.waitFor(() => expect(good.of(topic, 0)).toHaveLength(4), 10_000);
      expect(good.of(topic, 0).map(({ value }) => value)).toEqual(["0", "1", "2", "3"]);
      await subscription.close();
    });

    it("given a delivery that failed and was never handled, when the next member comes, then it gets it", async () => {
      const [topic] = await world.topics("abandoned");
      const group = unique("g");
      let tries = 0;
      await publishNumbers(topic, [0]);
      const failing = await subscribe(world.bus, {
        group,
        topics: [topic],
        async handle() {
          tries += 1;
          throw new Error("never");
        },
      });
      await vi.waitFor(() => expect(tries).toBeGreaterThanOrEqual(KEYS.length), 10_000);
      await failing.close();
      const seen = new Recorder();
      const next = await subscribe(world.bus, { group, topics: [topic], handle: seen.handle });
      await vi.waitFor(() => expect(seen.values).toHaveLength(KEYS.length), 10_000);
      await next.close();
    });

    it("given work in progress, when the subscription closes, then it is told, waited for, and its offset counts", async () => {
      const [topic] = await world.topics("closing");
      const group = unique("g");
      const key = KEYS[0] ?? "";
      const { passed: began, open: begin } = gate();
      let finished = false;
      const subscription = await subscribe(world.bus, {
        group,
        topics: [topic],
        async handle(_, signal) {
          begin();
          await new Promise((resolve) => signal.addEventListener("abort", resolve));
          await new Promise((resolve) => setTimeout(resolve, 50));
          finished = true;
        },
      });
      await world.bus.publish([message(topic, key, "last")]);
      await began;
      await subscription.close();
      expect(finished).toBe(true);
      const lag = await world.bus.lag(group, [topic]);
      expect(lag.map(({ committed, lag }) => [committed, lag])).toEqual([
        [1n, 0],
        [0n, 0],
        [0n, 0],
        [0n, 0],
      ]);
    });
  });
}
