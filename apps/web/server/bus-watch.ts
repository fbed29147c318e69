import type { Log } from "@roomstream/db/log";
import type { Bus } from "@roomstream/events/bus/port";

const EVERY_MS = 1_000;
const PATIENCE_MS = 2_000;

export type BusWatch = { alive(): boolean; close(): void };

/** Asks the bus every second whether it is there, so that no write waits for the answer. */
export async function watchBus(bus: Pick<Bus, "ping">, log: Log): Promise<BusWatch> {
  let alive = await answers(bus);
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  const again = () => {
    timer = setTimeout(async () => {
      const now = await answers(bus);
      if (closed) return;
      if (now !== alive)
        log.warn({ alive: now }, now ? "The bus is back; writes go on" : "The bus is away; writes wait");
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

async function answers(bus: Pick<Bus, "ping">): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, false);
  });
  const pong = bus.ping().then(
    () => true,
    () => false,
  );
  const alive = await Promise.race([pong, patience]);
  clearTimeout(timer);
  return alive;
}
