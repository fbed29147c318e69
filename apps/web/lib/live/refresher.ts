import type { QueryClient, QueryKey } from "@tanstack/react-query";

const APART_MS = 250;

/** Reads queries again, each at most every quarter of a second, however often it is asked to. */
export function openRefresher(queries: Pick<QueryClient, "invalidateQueries">) {
  const busy = new Map<string, { again: boolean }>();

  const read = async (name: string, queryKey: QueryKey, state: { again: boolean }) => {
    do {
      state.again = false;
      // A read that is under way may be older than the change: it is given up. Those that come meanwhile wait for this one.
      await Promise.all([queries.invalidateQueries({ queryKey }), pause(APART_MS)]);
    } while (state.again);
    busy.delete(name);
  };

  return (keys: QueryKey[]): void => {
    for (const key of keys) {
      const name = JSON.stringify(key);
      const state = busy.get(name);
      if (state) state.again = true;
      else {
        const fresh = { again: false };
        busy.set(name, fresh);
        void read(name, key, fresh);
      }
    }
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
