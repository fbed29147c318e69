import type { Log } from "@roomstream/db/log";

const EVERY_MS = 1_000;
const PATIENCE_MS = 2_000;

export type PartWatch = { alive(): boolean; close(): void };

/** Asks a part every second whether it is there, in the background, so that no request waits for the answer. */
export async function watchPart(name: string, ping: () => Promise<unknown>, log: Log): Promise<PartWatch> {
  let alive = await answers(ping);
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  const again = () => {
    timer = setTimeout(async () => {
      const now = await answers(ping);
      if (closed) return;
      if (now !== alive) log.warn({ part: name, alive: now }, now ? "A part is back" : "A part is away");
      alive = now;
      again();
    }, EVERY_MS);
    timer.unref();
  };
  again();
  return {
    alive: () => alive,
    close: () => {
      closed = true;
      clearTimeout(timer);
    },
  };
}

async function answers(ping: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, false);
  });
  const pong = ping().then(
    () => true,
    () => false,
  );
  const alive = await Promise.race([pong, patience]);
  clearTimeout(timer);
  return alive;
}
