import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import type { World } from "../bus-conformance";
import { KEYS, message, PARTITIONS, Recorder, subscribe, unique } from "./messages";

export function describeOutages(world: World): void {
  describe("outages", () => {
    it("given a server that crashes and comes back, when messages are published all the while, then none that was acknowledged is lost and each key keeps its order", async ({
      skip,
    }) => {
      const mortal = await world.ground.mortal();
      if (typeof mortal === "string") return skip(mortal);
      const topic = unique("crashing");
      const seen = new Recorder();
      await mortal.bus.createTopics([{ topic, partitions: PARTITIONS }]);
      const subscription = await subscribe(mortal.bus, {
        group: unique("g"),
        topics: [topic],
        handle: seen.handle,
      });

      let acknowledged = 0;
      let refused = 0;
      let going = true;
      const publishing = (async () => {
        while (going) {
          try {
            await mortal.bus.publish(KEYS.map((key) => message(topic, key, String(acknowledged))));
            acknowledged += 1;
          } catch {
            refused += 1;
          }
          await sleep(5);
        }
      })();
      const handled = (count: number) =>
        vi.waitFor(() => expect(acknowledged).toBeGreaterThanOrEqual(count), { timeout: 30_000 });
      await handled(20);
      await mortal.crash();
      await vi.waitFor(() => expect(refused).toBeGreaterThan(0), { timeout: 15_000 });
      await expect(mortal.bus.ping()).rejects.toThrow();
      await mortal.startAgain();
      await handled(acknowledged + 20);
      going = false;
      await publishing;

      for (const partition of KEYS.keys()) {
        // What was sent and not acknowledged goes again, so a number may come twice; it never comes after a later one.
        await vi.waitFor(
          () =>
            expect(new Set(seen.of(topic, partition).map(({ value }) => value)).size).toBeGreaterThanOrEqual(
              acknowledged,
            ),
          { timeout: 30_000 },
        );
        const firsts = [...new Set(seen.of(topic, partition).map(({ value }) => Number(value)))];
        expect(firsts).toEqual(firsts.toSorted((left, right) => left - right));
      }
      await mortal.bus.ping();
      await subscription.close();
      await mortal.close();
    }, 90_000);
  });
}
