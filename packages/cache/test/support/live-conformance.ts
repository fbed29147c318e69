import type { Signals } from "@roomstream/db/signals";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";

export type LiveGround = {
  /** Opens the signals as one more process would. */
  open(): Promise<Signals>;
  /** Cuts off everybody who listens, once. */
  cut(): Promise<void>;
  close(): Promise<void>;
};

/** What every fan-out of live updates must keep, whatever carries it. */
export function describeLive(name: string, prepare: () => Promise<LiveGround>): void {
  describe(name, () => {
    let ground: LiveGround;
    let worker: Signals;
    let gateway: Signals;
    let secondGateway: Signals;
    beforeAll(async () => {
      ground = await prepare();
      worker = await ground.open();
      gateway = await ground.open();
      secondGateway = await ground.open();
    });
    afterAll(async () => {
      await Promise.all([worker.close(), gateway.close(), secondGateway.close()]);
      await ground.close();
    });

    const listenAt = async (signals: Signals) => {
      const heard: string[][] = [];
      const stop = signals.on("live", (payloads) => heard.push(payloads));
      onTestFinished(() => stop());
      await vi.waitFor(() => expect(heard).toContainEqual([]));
      heard.length = 0;
      return { heard, stop };
    };

    it("brings to every process what one of them sends, itself too", async () => {
      const ears = await Promise.all([worker, gateway, secondGateway].map(listenAt));
      worker.send("live", '{"kind":"reservation","number":"RSV-2026-7K3M9QXA"}');
      for (const { heard } of ears)
        await vi.waitFor(() =>
          expect(heard.flat()).toContain('{"kind":"reservation","number":"RSV-2026-7K3M9QXA"}'),
        );
    });

    it("says 'look at everything' to each who begins to listen, also to the second in a process", async () => {
      await listenAt(gateway);
      await listenAt(gateway);
    });

    it("brings many of them together, and a copy at most once more", async () => {
      const { heard } = await listenAt(gateway);
      const names = Array.from({ length: 2_000 }, (_, index) => `PROP-${index} – Zimmer "${index}"`);
      for (const payload of [...names, ...names]) worker.send("live", payload);
      await vi.waitFor(() => expect(new Set(heard.flat()).size).toBe(2_000), { timeout: 5_000 });
      expect([...new Set(heard.flat())].toSorted()).toEqual(names.toSorted());
      expect(heard.length).toBeLessThan(40);
    });

    it("says 'look at everything' for an update that names nothing", async () => {
      const { heard } = await listenAt(gateway);
      worker.send("live");
      await vi.waitFor(() => expect(heard).toContainEqual([]));
    });

    it("tells nobody who has stopped listening", async () => {
      const { heard, stop } = await listenAt(gateway);
      const other = await listenAt(gateway);
      stop();
      worker.send("live", "late");
      await vi.waitFor(() => expect(other.heard.flat()).toContain("late"));
      expect(heard).toEqual([]);
    });

    it("goes on with one listener when another fails", async () => {
      const stop = gateway.on("live", () => {
        throw new Error("this one cannot read");
      });
      onTestFinished(() => stop());
      const { heard } = await listenAt(gateway);
      worker.send("live", "still told");
      await vi.waitFor(() => expect(heard.flat()).toContain("still told"));
    });

    it("says 'look at everything' after an interruption, and then brings what is sent", async () => {
      const { heard } = await listenAt(gateway);
      await ground.cut();
      await vi.waitFor(() => expect(heard).toContainEqual([]), { timeout: 5_000 });
      await vi.waitFor(
        () => {
          worker.send("live", "again");
          expect(heard.flat()).toContain("again");
        },
        { timeout: 5_000, interval: 200 },
      );
    });

    it("leaves the other channels alone", async () => {
      const heard: string[][] = [];
      const stop = gateway.on("outbox", (payloads) => heard.push(payloads));
      onTestFinished(() => stop());
      await vi.waitFor(() => expect(heard).toEqual([[]]));
      worker.send("outbox", "payments");
      await vi.waitFor(() => expect(heard).toEqual([[], ["payments"]]));
    });
  });
}
