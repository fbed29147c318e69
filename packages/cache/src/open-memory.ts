import type { Log } from "@roomstream/db/log";
import type { Signals } from "@roomstream/db/signals";
import { openInProcess } from "./in-process";
import { openLiveSignals } from "./live-signals";
import type { Memory } from "./port";
import { openClient, type RedisPlace } from "./redis/client";
import { openReach, type Reach } from "./redis/reach";
import { redisMemory } from "./redis/redis-memory";

type Plan = { redis: RedisPlace | undefined; signals: Signals; log: Log };

/**
 * Opens what the processes share: through Redis where it is named, else the memory of this process and the signals as they
 * are. The signals that come back replace the given ones, and close them.
 */
export function openMemory({ redis, signals, log }: Plan): { memory: Memory; signals: Signals } {
  if (!redis) return { memory: openInProcess(), signals };
  const client = openClient(redis, log);
  const inRedis = redisMemory(client);
  const reach = openReach(inRedis.ping, log);
  const live = openLiveSignals({ notify: signals, place: redis, client, reach, log });
  return {
    memory: {
      ...orHere(inRedis, reach),
      close: async () => {
        reach.close();
        client.disconnect();
      },
    },
    signals: live,
  };
}

/** Redis's memory while it is there, and this process's own while it is not, so that every call but `ping` is answered. */
function orHere(inRedis: Omit<Memory, "close">, reach: Reach): Omit<Memory, "close"> {
  const here = openInProcess();
  const either = async <T>(ask: (memory: Omit<Memory, "close">) => Promise<T>): Promise<T> => {
    if (!reach.there()) return ask(here);
    // Whatever is wrong with Redis, the reach has noted it, and its watch says so once.
    return reach.ask(() => ask(inRedis)).catch(() => ask(here));
  };
  return {
    get: (key) => either((memory) => memory.get(key)),
    set: (key, text, ttlMs) => either((memory) => memory.set(key, text, ttlMs)),
    drop: (key) => either((memory) => memory.drop(key)),
    count: (limit, key) => either((memory) => memory.count(limit, key)),
    counted: (limit, key) => either((memory) => memory.counted(limit, key)),
    ping: () => reach.ask(inRedis.ping),
    shared: true,
  };
}
