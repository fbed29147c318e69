import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { closedLoop } from "../src/load/closed-loop";
import { openLoop } from "../src/load/open-loop";
import { inTurn } from "../src/load/orders";
import type { Answer } from "../src/load/sample";
import { processorTime, sharesBetween } from "../src/measure/processor-time";
import { spreadOf } from "../src/measure/spread";
import { readOptions } from "../src/options";

const stop = new AbortController().signal;
const booked: Answer = { reservationId: "r" };

/** Answers nothing for so long after its first request, and everything at once then. */
function stalledFor(ms: number): () => Promise<Answer> {
  let until: number | undefined;
  return async () => {
    until ??= performance.now() + ms;
    await sleep(Math.max(0, until - performance.now()));
    return booked;
  };
}

describe("a load", () => {
  it("given a system that stalls, when it is loaded in the open, then the requests that were held up count from when they were due", async () => {
    const send = stalledFor(300);
    const { samples, givenUp } = await openLoop({ rate: 100, seconds: 0.5, send, stop });
    const late = samples.map(({ scheduledAt, answeredAt }) => answeredAt - scheduledAt);
    expect([samples.length, givenUp]).toEqual([50, false]);
    expect(Math.max(...late)).toBeGreaterThan(250);
    expect(late.filter((ms) => ms > 100).length).toBeGreaterThan(15);
    const due = samples.map(({ scheduledAt }) => scheduledAt).sort((a, b) => a - b);
    expect((due.at(-1) ?? 0) - (due[0] ?? 0)).toBeCloseTo(490, 0);
  });

  it("given a system that does not answer, when too many wait, then the load is given up", async () => {
    const send = stalledFor(2_000);
    const { samples, givenUp } = await openLoop({ rate: 20_000, seconds: 60, send, stop });
    expect(givenUp).toBe(true);
    expect(samples.length).toBeLessThan(20_000 * 60);
  });

  it("given four clients, when each waits for its answer, then at most four wait at once", async () => {
    let waiting = 0;
    let most = 0;
    const send = async () => {
      waiting += 1;
      most = Math.max(most, waiting);
      await sleep(10);
      waiting -= 1;
      return booked;
    };
    const { samples } = await closedLoop({ clients: 4, seconds: 0.2, send, stop });
    expect(most).toBe(4);
    expect(samples.length).toBeGreaterThan(4);
  });
});

describe("orders", () => {
  const stock = (name: string, left: number) => ({ order: { name }, left });

  it("come from the hotels in turn, and from none more often than it has rooms", () => {
    const next = inTurn([[stock("a", 2)], [stock("b", 1), stock("c", 1)], []]);
    expect([next(), next(), next(), next()].map(({ name }) => name)).toEqual(["a", "b", "a", "c"]);
    expect(next).toThrow("given out");
  });
});

describe("figures", () => {
  it("are measured ones: percentiles by nearest rank", () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(spreadOf(hundred)).toEqual({ count: 100, p50: 50, p95: 95, p99: 99, max: 100 });
    expect(spreadOf([7])).toEqual({ count: 1, p50: 7, p95: 7, p99: 7, max: 7 });
    expect(spreadOf([])).toEqual({ count: 0, p50: 0, p95: 0, p99: 0, max: 0 });
  });

  it.skipIf(process.platform !== "linux")(
    "of processors find who was busy",
    async () => {
      const roots = new Map([["this test", process.pid]]);
      const from = processorTime(roots);
      const { user } = process.cpuUsage();
      while (process.cpuUsage().user < user + 200_000);
      const shares = sharesBetween(from, processorTime(roots));
      expect(shares.map(({ name }) => name)).toEqual([
        "this test",
        "load generator",
        "other programs",
        "all together",
      ]);
      expect(shares[0]?.percentOfCore).toBeGreaterThan(0);
    },
    60_000,
  );
});

describe("the command", () => {
  it("measures 50 bookings a second for a minute unless told otherwise", () => {
    expect(readOptions([])).toEqual({
      mode: "rate",
      rate: 50,
      clients: 16,
      duration: 60,
      "warm-up": 5,
      hotels: 20,
    });
    expect(readOptions(["--mode", "clients", "--setup", "kafka"])).toMatchObject({
      mode: "clients",
      setup: "kafka",
    });
  });

  it.each([["--rate=fast"], ["--mode=quick"], ["--duration=0"], ["--speed=1"], ["somewhere"]])(
    "says what is wrong with %s",
    (parameter) => {
      expect(readOptions([parameter])).toMatchObject({ problem: expect.stringMatching(/./) });
    },
  );
});
