import type { Update } from "./updates";

export type Waiting = { number: number; message: Update | { what: "beat" } };

export type Queue = {
  add(item: Waiting): void;
  /** Whether a beat has not been taken yet. */
  hasBeat(): boolean;
  /** The next that waits; undefined once closed. */
  next(): Promise<Waiting | undefined>;
  close(): void;
};

const MOST = 200;

/**
 * What waits for one client. Of a thing that changed again only the newest change waits; when too much waits, one
 * `everything` stands for all of it. So a client that reads slowly, or not at all, costs no more than this.
 */
export function openQueue(most = MOST): Queue {
  const waiting = new Map<string, Waiting>();
  let wake: (() => void) | undefined;
  let closed = false;

  const put = (item: Waiting) => {
    const name = nameOf(item.message);
    // At its new place, so that numbers only grow.
    waiting.delete(name);
    const full = name !== BEAT && waiting.size >= most;
    if (name !== EVERYTHING && !full && !waiting.has(EVERYTHING)) {
      waiting.set(name, item);
      return;
    }
    const beat = waiting.get(BEAT);
    waiting.clear();
    if (beat) waiting.set(BEAT, beat);
    waiting.set(EVERYTHING, { number: item.number, message: { what: EVERYTHING } });
  };

  return {
    add: (item) => {
      if (closed) return;
      put(item);
      wake?.();
    },
    hasBeat: () => waiting.has(BEAT),
    next: async () => {
      while (!closed) {
        const [first] = waiting;
        if (first) {
          waiting.delete(first[0]);
          return first[1];
        }
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return undefined;
    },
    close: () => {
      closed = true;
      waiting.clear();
      wake?.();
    },
  };
}

const BEAT = "beat";
const EVERYTHING = "everything";

const nameOf = (message: Waiting["message"]): string =>
  message.what === "change" ? `${message.propertyId} ${message.kind} ${message.id}` : message.what;
