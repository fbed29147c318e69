import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Api } from "../target/api";

const EVERY_MS = 1_000;
const consumers = z.object({ items: z.array(z.object({ group: z.string(), lag: z.int() })) });

const lagOf = async (api: Api) => consumers.parse(await api.get("/api/v1/operations/consumers")).items;

/** Waits until every group has handled all that there is, for at most `patienceMs`: what is on its way is no breach. */
export async function untilCaughtUp(api: Api, patienceMs: number): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while ((await lagOf(api)).some(({ lag }) => lag > 0) && performance.now() < deadline) await sleep(EVERY_MS);
}

export type Lag = { group: string; messages: number; samples: number };

/** Looks every second how far behind each consumer group is, until it is stopped; then says which was furthest behind. */
export function watchLag(api: Api): { stop(): Promise<Lag> } {
  const stopping = new AbortController();
  const worst: Lag = { group: "none", messages: 0, samples: 0 };
  const watching = (async () => {
    while (!stopping.signal.aborted) {
      const groups = await lagOf(api);
      worst.samples += 1;
      for (const { group, lag } of groups) {
        if (lag > worst.messages) Object.assign(worst, { group, messages: lag });
      }
      // Cut short when it is stopped.
      await sleep(EVERY_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  // Whoever stops it hears of a failure; until then it is nobody's.
  watching.catch(() => undefined);
  return {
    async stop() {
      stopping.abort();
      await watching;
      return worst;
    },
  };
}
