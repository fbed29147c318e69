import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { openRefresher } from "../../lib/live/refresher";

describe("what is read again", () => {
  it("is read at most every quarter of a second, and once more after the last change", async () => {
    const reads: number[] = [];
    const refresh = openRefresher({
      invalidateQueries: async () => {
        reads.push(performance.now());
      },
    });
    for (let n = 0; n < 40; n++) {
      refresh([["stays"]]);
      await sleep(10);
    }
    const last = performance.now();
    await sleep(600);
    expect(reads.length).toBeGreaterThanOrEqual(2);
    expect(reads.length).toBeLessThanOrEqual(4);
    expect(reads.at(-1)).toBeGreaterThan(last - 20);
  });

  it("given a slow answer, then it is waited for, and asked again when something changed meanwhile", async () => {
    const reads: string[] = [];
    const refresh = openRefresher({
      invalidateQueries: async () => {
        reads.push("asked");
        await sleep(400);
        reads.push("answered");
      },
    });
    refresh([["stays"]]);
    await sleep(300);
    refresh([["stays"]]);
    await sleep(700);
    expect(reads).toEqual(["asked", "answered", "asked", "answered"]);
  });
});
