import { describe, expect, it, vi } from "vitest";
import type { World } from "../bus-conformance";
import { KEYS, message, PARTITIONS, Recorder, range, subscribe, unique } from "./messages";

export function describePublishing(world: World): void {
  describe("publishing", () => {
    it("given any text, when it is published, then it arrives as it was, with its headers and time", async () => {
      const [topic] = await world.topics("texts");
      const value = JSON.stringify({ name: 'Zoë "the \\ guest" \n 旅館 🏨', empty: "" });
      const sent = { ...message(topic, "PROP-1", value), headers: { ce_id: "1", traceparent: 'a"b\\c' } };
      await world.bus.publish([sent]);
      const seen = new Recorder();
      const subscription = await subscribe(world.bus, {
        group: unique("g"),
        topics: [topic],
        handle: seen.handle,
      });
      await vi.waitFor(() => expect(seen.deliveries).toHaveLength(1), 10_000);
      const { key, headers, timestamp } = sent;
      expect(seen.deliveries[0]?.messages).toEqual([{ offset: 0n, key, value, headers, timestamp }]);
      await subscription.close();
    });

    it("given more than a server takes in one request, when it is published at once, then all of it arrives in order", async () => {
      const [topic] = await world.topics("much");
      const text = "x".repeat(20_000);
      const values = range(200).map((number) => `${number} ${text}`);
      await world.bus.publish(values.map((value) => message(topic, "PROP-1", value)));
      const seen = new Recorder();
      const subscription = await subscribe(world.bus, {
        group: unique("g"),
        topics: [topic],
        handle: seen.handle,
      });
      await vi.waitFor(() => expect(seen.values).toHaveLength(200), 20_000);
      expect(seen.values.map((value) => value.split(" ")[0])).toEqual(range(200).map(String));
      await subscription.close();
    });

    it("given a topic that nobody created, when something is published there, then it is refused", async () => {
      await expect(world.bus.publish([message(unique("nowhere"), "PROP-1", "x")])).rejects.toThrow();
    });

    it("given topics that exist, when they are created again, then they keep their messages and partitions", async () => {
      const [topic] = await world.topics("kept");
      await world.bus.publish([message(topic, "PROP-1", "first")]);
      await world.bus.createTopics([{ topic, partitions: PARTITIONS + 2 }]);
      const lag = await world.bus.lag(unique("g"), [topic]);
      expect(lag).toHaveLength(PARTITIONS);
      expect(lag.reduce((sum, each) => sum + each.lag, 0)).toBe(1);
    });

    it("given many publishers at once, when somebody reads all the time, then it sees every message, in dense offsets, each key in its order", async () => {
      const [left, right] = await world.topics("left", "right");
      const seen = new Recorder();
      const subscription = await subscribe(world.bus, {
        group: unique("g"),
        topics: [left, right],
        handle: seen.handle,
      });
      const publishers = range(8).map((publisher) => ({ publisher, bus: world.ground.open() }));
      const sends = 25;
      await Promise.all(
        publishers.map(async ({ publisher, bus }) => {
          for (const send of range(sends)) {
            const value = (index: number) => `${publisher}:${send * KEYS.length + index}`;
            const batch = KEYS.map((key, index) => message(index % 2 ? left : right, key, value(index)));
            // In another order for each publisher: whoever takes locks must take them in one order all the same.
            await bus.publish(publisher % 2 ? batch : batch.toReversed());
          }
        }),
      );
      await vi.waitFor(() => expect(seen.values).toHaveLength(8 * sends * KEYS.length), 20_000);
      for (const [partition, topic] of KEYS.map((_, index) => [index, index % 2 ? left : right] as const)) {
        const messages = seen.of(topic, partition);
        expect(messages.map(({ offset }) => offset)).toEqual(range(8 * sends).map(BigInt));
        for (const { publisher } of publishers) {
          const own = messages
            .map(({ value }) => value.split(":").map(Number))
            .filter(([from]) => from === publisher);
          expect(own.map(([, number]) => number)).toEqual(
            range(sends).map((send) => send * KEYS.length + partition),
          );
        }
      }
      await subscription.close();
      await Promise.all(publishers.map(({ bus }) => bus.close()));
    });
  });
}
