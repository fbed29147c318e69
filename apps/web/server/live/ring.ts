import type { Update } from "./updates";

export type Numbered = { number: number; update: Update };

export type Ring = {
  /** Keeps an update, and returns its number: later ones have higher numbers. */
  push(update: Update): number;
  newest(): number;
  idOf(number: number): string;
  /** What came after an id; undefined when this process did not give it, or has forgotten what came next. */
  after(id: string): Numbered[] | undefined;
};

const MOST = 10_000;

/**
 * The latest updates of this process, so that who was cut off hears what it missed. Ids carry the process's epoch: after a
 * start, or at another process, the same number means something else.
 */
export function openRing(epoch: string, most = MOST): Ring {
  let kept: Numbered[] = [];
  let newest = 0;
  const numberIn = (id: string): number | undefined => {
    const digits = id.startsWith(`${epoch}-`) ? id.slice(epoch.length + 1) : "";
    return /^\d{1,15}$/.test(digits) ? Number(digits) : undefined;
  };

  return {
    push: (update) => {
      newest++;
      // Who reads everything again needs nothing of before.
      if (update.what === "everything") kept = [];
      kept.push({ number: newest, update });
      // In halves: dropping one at a time would move all the rest each time.
      if (kept.length >= most * 2) kept = kept.slice(-most);
      return newest;
    },
    newest: () => newest,
    idOf: (number) => `${epoch}-${number}`,
    after: (id) => {
      const from = numberIn(id);
      if (from === undefined || from > newest) return undefined;
      const [oldest] = kept;
      if (!oldest) return [];
      if (from < oldest.number - 1 && oldest.update.what !== "everything") return undefined;
      return kept.slice(Math.max(0, from - oldest.number + 1));
    },
  };
}
