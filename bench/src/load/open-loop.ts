import { setTimeout as sleep } from "node:timers/promises";
import { type Load, type Sample, type Send, sampled } from "./sample";

/** With more requests waiting than these the rate is missed for certain, and sending more would only break the machine. */
const MOST_WAITING = 5_000;

/**
 * Sends at a fixed rate whatever becomes of the requests, as guests do who do not know of one another. Latency counts from
 * when a request was to be sent: a system that stalls is not spared the requests that it held up.
 */
export async function openLoop(plan: {
  rate: number;
  seconds: number;
  send: Send;
  stop: AbortSignal;
}): Promise<Load> {
  const { rate, seconds, send, stop } = plan;
  const total = Math.round(rate * seconds);
  const start = performance.now();
  const dueAt = (nth: number) => start + (nth / rate) * 1000;
  const running: Promise<void>[] = [];
  const samples: Sample[] = [];
  let next = 0;
  while (next < total && next - samples.length <= MOST_WAITING) {
    stop.throwIfAborted();
    for (; next < total && dueAt(next) <= performance.now(); next += 1) {
      running.push(sampled(dueAt(next), send).then((sample) => void samples.push(sample)));
    }
    await sleep(Math.max(0, dueAt(next) - performance.now()), undefined, { signal: stop });
  }
  await Promise.all(running);
  return { samples, seconds, givenUp: next < total };
}
