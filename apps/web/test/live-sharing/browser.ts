import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, vi } from "vitest";
import type { Connection } from "../../lib/live/connection";
import type { Subscribe } from "../../lib/live/line";
import { openSharedLine } from "../../lib/live/shared-line";

type Told = NonNullable<Parameters<Subscribe>[1]>;
type Opened = { input: Parameters<Subscribe>[0]; told: Told; open: boolean };

/** Web Locks as browsers have them, of one name. */
function fakeLocks() {
  type Waiting = { run(): void; signal: AbortSignal | undefined };
  const queue: Waiting[] = [];
  let holder: { reject(error: unknown): void } | undefined;
  const next = () => {
    const first = queue.shift();
    if (first) first.run();
  };
  const request = (_name: string, options: LockOptions, callback: () => unknown) =>
    new Promise((resolve, reject) => {
      const run = () => {
        const me = { reject };
        holder = me;
        Promise.resolve(callback()).then((value) => {
          if (holder === me) {
            holder = undefined;
            next();
          }
          resolve(value);
        }, reject);
      };
      const aborted = () => reject(new DOMException("aborted", "AbortError"));
      if (options.steal) {
        holder?.reject(new DOMException("stolen", "AbortError"));
        run();
      } else if (!holder) run();
      else {
        const waiting = { run, signal: options.signal };
        queue.push(waiting);
        options.signal?.addEventListener("abort", () => {
          queue.splice(queue.indexOf(waiting), 1);
          aborted();
        });
      }
    });
  return { request, query: async () => ({}) } as unknown as LockManager;
}

/** One browser: its tabs, what they say to each other, and the lines that they open to a server played by the test. */
/** A browser with tabs, and the server's end of its lines. */
export function browser() {
  const locks = fakeLocks();
  const channels = new Set<{ onmessage: ((event: MessageEvent) => void) | null; asleep: boolean }>();
  const lines: Opened[] = [];
  const subscribe: Subscribe = (input, told) => {
    const line = { input, told: told ?? {}, open: true };
    lines.push(line);
    return {
      unsubscribe: () => {
        line.open = false;
      },
    };
  };
  const tab = (shared = true) => {
    const channel = {
      onmessage: null as ((event: MessageEvent) => void) | null,
      asleep: false,
      close: () => undefined,
      postMessage: (word: unknown) => {
        if (channel.asleep) return;
        const data = structuredClone(word);
        for (const other of channels)
          if (other !== channel && !other.asleep)
            setTimeout(() => other.onmessage?.({ data } as MessageEvent), 0);
      },
    };
    channels.add(channel);
    const line = openSharedLine({
      subscribe,
      locks: shared ? locks : undefined,
      openChannel: () => channel,
      isVisible: () => !channel.asleep,
    });
    leaving.push(() => line.leave());
    return {
      line,
      channel,
      watch: (...names: string[]) => {
        const heard: string[] = [];
        const connections: Connection["state"][] = [];
        const stop = line.watch(names, {
          changed: (name) => heard.push(name),
          everything: () => heard.push("everything"),
          connection: ({ state }) => connections.push(state),
        });
        return { heard, connections, stop };
      },
    };
  };
  const open = () => lines.filter((line) => line.open);
  return {
    tab,
    lines,
    open,
    /** The server's end of the one line there is. */
    server: async () => {
      await vi.waitFor(() => expect(open()).toHaveLength(1));
      const [line] = open();
      if (!line) throw new Error("no line");
      const send = (id: string, data: object) => line.told.onData?.({ id, data } as never);
      return {
        input: line.input,
        begin: (id: string, refused: string[] = []) => send(id, { what: "watching", refused }),
        change: (id: string, kind: string, propertyId = "H") =>
          send(id, { what: "change", propertyId, kind, id: "x", version: 1 }),
        send,
        breakOff: () =>
          line.told.onConnectionStateChange?.({
            type: "state",
            state: "connecting",
            error: new Error("cut"),
          } as never),
        refuse: (code: string) => line.told.onError?.({ data: { problem: { code } } } as never),
      };
    },
  };
}

const leaving: (() => void)[] = [];
afterEach(() => {
  for (const leave of leaving.splice(0)) leave();
});
export const settled = () => sleep(60);
