import type { Count, Limit, Memory } from "./port";

/** How many keys each limit may have, and how many texts are kept: whoever makes up keys uses up no more than that. */
const MOST_KEYS = 50_000;
const MOST_TEXTS = 1_000;

type Entry<T> = { value: T; until: number };

/** Entries that end, at most so many; in the order in which they were begun, so that the oldest goes when there is no room. */
function openEntries<T>(most: number) {
  const entries = new Map<string, Entry<T>>();
  const makeRoom = () => {
    const now = performance.now();
    for (const [key, { until }] of entries) {
      if (until > now && entries.size < most) return;
      entries.delete(key);
    }
  };
  return {
    get(key: string): Entry<T> | undefined {
      const known = entries.get(key);
      return known && known.until > performance.now() ? known : undefined;
    },
    set(key: string, value: T, ttlMs: number): Entry<T> {
      entries.delete(key);
      makeRoom();
      const entry = { value, until: performance.now() + ttlMs };
      entries.set(key, entry);
      return entry;
    },
    delete: (key: string) => entries.delete(key),
  };
}

const countOf = (entry: Entry<number> | undefined): Count =>
  entry
    ? { times: entry.value, secondsLeft: Math.ceil((entry.until - performance.now()) / 1_000) }
    : { times: 0, secondsLeft: 0 };

/** The memory of one process, for the embedded mode, and for while Redis is away. */
export function openInProcess(): Memory {
  const texts = openEntries<string>(MOST_TEXTS);
  const limits = new Map<string, ReturnType<typeof openEntries<number>>>();
  const keysOf = ({ name }: Limit) => {
    const known = limits.get(name) ?? openEntries<number>(MOST_KEYS);
    limits.set(name, known);
    return known;
  };
  return {
    get: async (key) => texts.get(key)?.value,
    set: async (key, text, ttlMs) => void texts.set(key, text, ttlMs),
    drop: async (key) => void texts.delete(key),
    count: async (limit, key) => {
      const keys = keysOf(limit);
      const known = keys.get(key);
      if (known) known.value += 1;
      return countOf(known ?? keys.set(key, 1, limit.windowMs));
    },
    counted: async (limit, key) => countOf(keysOf(limit).get(key)),
    ping: async () => undefined,
    shared: false,
    close: async () => undefined,
  };
}
