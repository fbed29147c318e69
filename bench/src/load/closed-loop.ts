import { setTimeout as sleep } from "node:timers/promises";
import { type Load, type Sample, type Send, sampled } from "./sample";

/** Each of some clients books again as soon as it was answered, or after a pause when one is given. */
export async function closedLoop(plan: {
  clients: number;
  seconds: number;
  send: Send;
  stop: AbortSignal;
  pauseMs?: number;
}): Promise<Load> {
  const { clients, seconds, send, stop, pauseMs } = plan;
  const end = performance.now() + seconds * 1000;
  const samples: Sample[] = [];
  const client = async () => {
    while (performance.now() < end) {
      stop.throwIfAborted();
      samples.push(await sampled(performance.now(), send));
      if (pauseMs !== undefined) await sleep(pauseMs, undefined, { signal: stop });
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: clients }, client));
  return { samples, seconds: (performance.now() - start) / 1000, givenUp: false };
}
