import { setTimeout as sleep } from "node:timers/promises";

type Seen = { healthy: boolean; text: string };

async function look(url: string, signal: AbortSignal): Promise<Seen> {
  try {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(5_000)]);
    const answer = await fetch(`${url}/api/health`, { signal: limit });
    return { healthy: answer.status === 200, text: await answer.text() };
  } catch (error) {
    return { healthy: false, text: error instanceof Error ? error.message : String(error) };
  }
}

/** Waits until every part says that it is ready; returns what it said last when that takes longer than it may. */
export async function waitUntilHealthy(url: string, mostMs: number, signal: AbortSignal): Promise<Seen> {
  const deadline = Date.now() + mostMs;
  for (;;) {
    const seen = await look(url, signal);
    if (seen.healthy || signal.aborted || Date.now() > deadline) return seen;
    await sleep(100);
  }
}
