import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Memory } from "../../src/port";

export type MemoryGround = {
  /** Opens the memory as one more process would. */
  open(): Promise<Memory>;
  close(): Promise<void>;
};

let names = 0;
const newName = () => `name-${process.pid}-${names++}`;

/** What every memory must keep, whatever it is made of. */
export function describeMemory(name: string, prepare: () => Promise<MemoryGround>): void {
  describe(name, () => {
    let ground: MemoryGround;
    let memory: Memory;
    let another: Memory;
    beforeAll(async () => {
      ground = await prepare();
      memory = await ground.open();
      another = await ground.open();
    });
    afterAll(async () => {
      await memory.close();
      await another.close();
      await ground.close();
    });
    const perMinute = () => ({ name: newName(), windowMs: 60_000 });

    describe("keeps a text", () => {
      it("until it is dropped", async () => {
        const key = newName();
        expect(await memory.get(key)).toBeUndefined();
        await memory.set(key, "first", 60_000);
        await memory.set(key, '{"name":"Kawabe no Yado 川辺の宿"}', 60_000);
        expect(await memory.get(key)).toBe('{"name":"Kawabe no Yado 川辺の宿"}');
        await memory.drop(key);
        expect(await memory.get(key)).toBeUndefined();
      });

      it("no longer than it was told to", async () => {
        const key = newName();
        await memory.set(key, "soon gone", 40);
        expect(await memory.get(key)).toBe("soon gone");
        await sleep(60);
        expect(await memory.get(key)).toBeUndefined();
      });
    });

    describe("counts", () => {
      it("the calls of a key one by one, and says how long its window still is", async () => {
        const limit = perMinute();
        expect(await memory.count(limit, "guest")).toEqual({ times: 1, secondsLeft: 60 });
        expect(await memory.count(limit, "guest")).toMatchObject({ times: 2 });
        const { times, secondsLeft } = await memory.count(limit, "guest");
        expect(times).toBe(3);
        expect(secondsLeft).toBeGreaterThan(55);
      });

      it("each of two hundred calls at once with a number of its own", async () => {
        const limit = perMinute();
        const counts = await Promise.all(
          Array.from({ length: 200 }, (_, index) =>
            (memory.shared && index % 2 ? another : memory).count(limit, "crowd"),
          ),
        );
        const numbers = counts.map(({ times }) => times).toSorted((a, b) => a - b);
        expect(numbers).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
      });

      it("apart: limits, keys, and keys that look alike", async () => {
        const [lookups, bookings] = [perMinute(), perMinute()];
        const keys = [
          "10.0.0.1",
          "2001:db8:0:1::/64",
          "{10.0.0.1}",
          "10.0.0.1 ",
          "RSV-2026-7K3M9QXA 10.0.0.1",
        ];
        for (const key of keys) {
          expect(await memory.count(lookups, key)).toMatchObject({ times: 1 });
          expect(await memory.count(bookings, key)).toMatchObject({ times: 1 });
        }
      });

      it("nothing when it is only asked", async () => {
        const limit = perMinute();
        expect(await memory.counted(limit, "guest")).toEqual({ times: 0, secondsLeft: 0 });
        await memory.count(limit, "guest");
        for (let asked = 0; asked < 3; asked++)
          expect(await memory.counted(limit, "guest")).toMatchObject({ times: 1, secondsLeft: 60 });
        expect(await memory.count(limit, "guest")).toMatchObject({ times: 2 });
      });

      it("from one again after the window, which later calls do not lengthen", async () => {
        const limit = { name: newName(), windowMs: 150 };
        const began = performance.now();
        while (performance.now() - began < 100) await memory.count(limit, "guest");
        expect((await memory.counted(limit, "guest")).times).toBeGreaterThan(1);
        await sleep(80);
        expect(await memory.counted(limit, "guest")).toEqual({ times: 0, secondsLeft: 0 });
        expect(await memory.count(limit, "guest")).toEqual({ times: 1, secondsLeft: 1 });
      });
    });

    it("is the same for every process when it says so, and else of this one alone", async () => {
      const limit = perMinute();
      const key = newName();
      await memory.count(limit, key);
      await memory.set(key, "text", 60_000);
      expect(await another.count(limit, key)).toMatchObject({ times: memory.shared ? 2 : 1 });
      expect(await another.get(key)).toBe(memory.shared ? "text" : undefined);
    });

    it("says that it is all there", async () => {
      await expect(memory.ping()).resolves.toBeUndefined();
    });
  });
}
