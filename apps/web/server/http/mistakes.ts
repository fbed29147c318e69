import type { Limit, Memory } from "@roomstream/cache/port";

/** Counts mistakes by key. Unlike a limit on calls it is asked before the call, and only what went wrong counts. */
export type Mistakes = {
  /** Notes one; the seconds to wait when it is one too many. */
  add(key: string): Promise<number | undefined>;
  has(key: string): Promise<boolean>;
  /** Seconds until the key may try again, when it made as many mistakes as it may. */
  wait(key: string): Promise<number | undefined>;
};

/** Allows each key `most` mistakes within a window that begins with the first. */
export const openMistakes = (memory: Memory, most: number, limit: Limit): Mistakes => ({
  add: async (key) => {
    const { times, secondsLeft } = await memory.count(limit, key);
    return times > most ? secondsLeft : undefined;
  },
  has: async (key) => (await memory.counted(limit, key)).times > 0,
  wait: async (key) => {
    const { times, secondsLeft } = await memory.counted(limit, key);
    return times >= most ? secondsLeft : undefined;
  },
});
