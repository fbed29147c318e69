import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Connection } from "../lib/live/connection";
import type { Subscribe } from "../lib/live/line";
import { openRefresher } from "../lib/live/refresher";
import { openSharedLine } from "../lib/live/shared-line";

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
function browser() {
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
const settled = () => sleep(60);

describe("the tabs of a browser", () => {
  it("hold one line for all that any of them watches, and each hears its own", async () => {
    const { tab, open, server } = browser();
    const rooms = tab().watch("H room");
    const stays = tab().watch("H reservation");
    await settled();
    const line = await server();
    expect(line.input.topics).toEqual([{ propertyId: "H", kinds: ["reservation", "room"] }]);
    line.begin("e-5");
    line.change("e-6", "room");
    await settled();
    expect(open()).toHaveLength(1);
    expect(rooms).toMatchObject({ heard: ["everything", "H room"] });
    expect(rooms.heard.filter((name) => name !== "everything")).toEqual(["H room"]);
    expect(stays.heard.filter((name) => name !== "everything")).toEqual([]);
    expect([rooms.connections.at(-1), stays.connections.at(-1)]).toEqual(["live", "live"]);
  });

  it("given the one with the line is closed, then another goes on from the last id, and nothing is read that was not missed", async () => {
    const { tab, server } = browser();
    const leader = tab();
    leader.watch("H room");
    const stays = tab().watch("H reservation");
    await settled();
    const line = await server();
    line.begin("e-5");
    line.change("e-6", "reservation");
    await settled();
    const before = stays.heard.length;
    leader.line.leave();
    await settled();
    const next = await server();
    expect(next.input).toMatchObject({ lastEventId: "e-6", topics: [{ kinds: ["reservation"] }] });
    next.begin("e-6");
    next.change("e-9", "reservation");
    await settled();
    expect(stays.heard.slice(before)).toEqual(["H reservation"]);
  });

  it("given the one with the line fell asleep, then one that is looked at takes it over", async () => {
    const { tab, open, server } = browser();
    const leader = tab();
    leader.watch("H room");
    await settled();
    const line = await server();
    line.begin("e-5");
    const second = tab();
    const stays = second.watch("H room");
    await settled();
    expect(stays.connections.at(-1)).toBe("live");
    line.send("e-7", { what: "beat" });
    await settled();
    leader.channel.asleep = true;
    second.line.wake();
    await vi.waitFor(() => expect(open()[0]?.input.lastEventId).toBe("e-7"), 5_000);
    await vi.waitFor(() => expect(open()).toHaveLength(1));
  }, 10_000);

  it("given a page asks for more, then the line is opened anew from the last id, and what the page shows is read once", async () => {
    const { tab, server } = browser();
    const first = tab();
    const rooms = first.watch("H room");
    (await server()).begin("e-5");
    const stays = first.watch("H reservation");
    await settled();
    const line = await server();
    expect(line.input).toMatchObject({ lastEventId: "e-5", topics: [{ kinds: ["reservation", "room"] }] });
    const before = rooms.heard.length;
    expect(stays.heard).toEqual([]);
    line.begin("e-5");
    await settled();
    expect(stays.heard).toEqual(["everything"]);
    expect(rooms.heard.slice(before)).toEqual([]);
  });

  it("without locks have a line each", async () => {
    const { tab, open } = browser();
    tab(false).watch("H room");
    tab(false).watch("H room");
    await vi.waitFor(() => expect(open()).toHaveLength(2));
  });
});

describe("a line that is cut", () => {
  it("comes back within a second, from the last id, and says how it stands", async () => {
    const { tab, lines, server } = browser();
    const rooms = tab().watch("H room");
    const line = await server();
    line.begin("e-5");
    line.send("e-8", { what: "beat" });
    line.breakOff();
    expect(rooms.connections.at(-1)).toBe("catching-up");
    await vi.waitFor(() => expect(lines).toHaveLength(2), 1_100);
    const next = await server();
    expect(next.input.lastEventId).toBe("e-8");
    next.begin("e-8");
    expect(rooms.connections.at(-1)).toBe("live");
    expect(rooms.heard).toEqual(["everything"]);
  });

  it("given the server no longer knows where it was, then everything is read again", async () => {
    const { tab, server } = browser();
    const rooms = tab().watch("H room");
    const line = await server();
    line.begin("e-5");
    const before = rooms.heard.length;
    line.send("f-2", { what: "everything" });
    expect(rooms.heard.slice(before)).toEqual(["everything"]);
  });

  it("is called cut off after a while", async () => {
    const { tab, server } = browser();
    const rooms = tab().watch("H room");
    const line = await server();
    line.begin("e-5");
    line.breakOff();
    await vi.waitFor(() => expect(rooms.connections.at(-1)).toBe("cut-off"), 4_500);
  }, 10_000);
});

describe("a page that may not watch", () => {
  it("is cut off, and takes nothing from the pages that may", async () => {
    const { tab, server } = browser();
    const first = tab();
    const rooms = first.watch("H room");
    const letters = first.watch("H dead-letter");
    await settled();
    (await server()).begin("e-5", ["H dead-letter"]);
    expect(rooms.connections.at(-1)).toBe("live");
    expect(letters.connections.at(-1)).toBe("cut-off");
  });

  it("given a role that allows nothing of it, then it is cut off, and asked for again only now and then", async () => {
    const { tab, lines, server } = browser();
    const rooms = tab().watch("H room");
    (await server()).refuse("FORBIDDEN");
    expect(rooms.connections.at(-1)).toBe("cut-off");
    await sleep(1_200);
    expect(lines).toHaveLength(1);
  });

  it("given a role is taken away while it watches, then what is left is asked for at once", async () => {
    const { tab, lines, server } = browser();
    const rooms = tab().watch("H room");
    (await server()).begin("e-5");
    (await server()).refuse("FORBIDDEN");
    expect(rooms.connections.at(-1)).not.toBe("cut-off");
    await vi.waitFor(() => expect(lines).toHaveLength(2), 2_000);
  });

  it("given one signs in and opens it again, then it is asked for again at once", async () => {
    const { tab, lines, server } = browser();
    const first = tab();
    const rooms = first.watch("H room");
    (await server()).refuse("UNAUTHORIZED");
    expect(rooms.connections.at(-1)).toBe("cut-off");
    rooms.stop();
    first.watch("H room");
    await vi.waitFor(() => expect(lines).toHaveLength(2));
  });
});

describe("what is read again", () => {
  it("is read at most every quarter of a second, and once more after the last change", async () => {
    const reads: number[] = [];
    const refresh = openRefresher({
      invalidateQueries: async () => {
        reads.push(performance.now());
      },
    });
    for (let n = 0; n < 40; n++) {
      refresh([["stays"]]);
      await sleep(10);
    }
    const last = performance.now();
    await sleep(600);
    expect(reads.length).toBeGreaterThanOrEqual(2);
    expect(reads.length).toBeLessThanOrEqual(4);
    expect(reads.at(-1)).toBeGreaterThan(last - 20);
  });

  it("given a slow answer, then it is waited for, and asked again when something changed meanwhile", async () => {
    const reads: string[] = [];
    const refresh = openRefresher({
      invalidateQueries: async () => {
        reads.push("asked");
        await sleep(400);
        reads.push("answered");
      },
    });
    refresh([["stays"]]);
    await sleep(300);
    refresh([["stays"]]);
    await sleep(700);
    expect(reads).toEqual(["asked", "answered", "asked", "answered"]);
  });
});
