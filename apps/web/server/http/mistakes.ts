const MOST_KEYS = 50_000;

/** Counts mistakes by key. Unlike a limit on calls it is asked before the call, and only what went wrong counts. */
export type Mistakes = {
  add(key: string): void;
  has(key: string): boolean;
  /** Seconds until the key may try again, when it made as many mistakes as it may. */
  wait(key: string): number | undefined;
};

type Made = { count: number; until: number };

/** Allows each key `most` mistakes within `windowMs` of the first, in this process. */
export function openMistakes(most: number, windowMs: number): Mistakes {
  // In the order in which they end, since all last as long.
  const made = new Map<string, Made>();
  const current = (key: string): Made | undefined => {
    const known = made.get(key);
    return known && known.until > performance.now() ? known : undefined;
  };
  const makeRoom = () => {
    const now = performance.now();
    for (const [key, { until }] of made) {
      if (until > now && made.size < MOST_KEYS) return;
      made.delete(key);
    }
  };

  return {
    add: (key) => {
      const known = current(key);
      if (known) {
        known.count++;
        return;
      }
      made.delete(key);
      makeRoom();
      made.set(key, { count: 1, until: performance.now() + windowMs });
    },
    has: (key) => current(key) !== undefined,
    wait: (key) => {
      const known = current(key);
      if (!known || known.count < most) return undefined;
      return Math.ceil((known.until - performance.now()) / 1_000);
    },
  };
}
