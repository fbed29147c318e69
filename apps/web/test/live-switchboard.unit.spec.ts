import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { LineOrder } from "../server/live/line";
import { type Line, openSwitchboard } from "../server/live/switchboard";
import type { LiveMessage } from "../server/live/updates";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function hotelLines() {
  let heard: (payloads: string[]) => void = () => undefined;
  const signals = {
    on: (_channel: string, listener: typeof heard) => {
      heard = listener;
      return () => undefined;
    },
  };
  const switchboard = openSwitchboard({ signals, epoch: "now", beatMs: 1_000 });
  const told = new Map<Line, { id: string; message: LiveMessage }[]>();
  const ended = new Map<Line, string>();
  return {
    switchboard,
    /** A relay says that stays of a hotel changed. */
    change: (propertyId: string, ...ids: string[]) =>
      heard(
        ids.map((id) =>
          JSON.stringify({ kind: "change", topic: "reservation.modified", propertyId, id, version: 2 }),
        ),
      ),
    rolesChanged: (...propertyIds: string[]) =>
      heard([JSON.stringify({ kind: "staff", id: "rita", propertyIds })]),
    signalsWereLost: () => heard([]),
    connect: (order: Partial<LineOrder> = {}, reads = true) => {
      const line = switchboard.open({
        propertyIds: new Set(["PROP-001"]),
        hears: ({ propertyId }) => propertyId === "PROP-001",
        lastId: undefined,
        cut: () => undefined,
        ...order,
      });
      told.set(line, []);
      const read = async () => {
        for (;;) {
          const item = await line.next();
          if (typeof item !== "object") return ended.set(line, item ?? "closed");
          told.get(line)?.push(item);
        }
      };
      if (reads) void read();
      return { line, read };
    },
    told: async (line: Line) => {
      await vi.advanceTimersByTimeAsync(0);
      return (told.get(line) ?? []).map(({ message }) =>
        message.what === "change" ? message.id : message.what,
      );
    },
    ids: (line: Line) => (told.get(line) ?? []).map(({ id }) => id),
    ended: (line: Line) => ended.get(line),
  };
}

describe("a line", () => {
  it("hears what changed at its hotel, of the kinds that it watches, and of no other", async () => {
    const lines = hotelLines();
    const { line } = lines.connect({ hears: ({ id }) => id !== "hidden" });
    lines.change("PROP-001", "a", "hidden");
    lines.change("PROP-002", "b");
    expect(await lines.told(line)).toEqual(["a"]);
  });

  it("hears that someone's roles changed, at each hotel where they did", async () => {
    const lines = hotelLines();
    const { line } = lines.connect();
    lines.rolesChanged();
    lines.rolesChanged("PROP-002");
    expect(await lines.told(line)).toEqual([]);
    lines.rolesChanged("PROP-001", "PROP-002");
    expect(await lines.told(line)).toEqual(["rita"]);
  });

  it("given it was cut and comes back with its last id, then it hears exactly what it missed", async () => {
    const lines = hotelLines();
    const first = lines.connect();
    lines.change("PROP-001", "a");
    await lines.told(first.line);
    const [lastId] = lines.ids(first.line);
    first.line.close();
    lines.change("PROP-001", "b", "c");
    lines.change("PROP-002", "elsewhere");
    const { line } = lines.connect({ lastId });
    expect(line.id).toBe(lastId);
    expect(await lines.told(line)).toEqual(["b", "c"]);
  });

  it("given an id of before a restart, then everything is to be read again, even if it is cut before it hears so", async () => {
    const lines = hotelLines();
    const { line } = lines.connect({ lastId: "then-7" });
    expect(await lines.told(line)).toEqual(["everything"]);
    const again = lines.connect({ lastId: line.id });
    expect(await lines.told(again.line)).toEqual(["everything"]);
  });

  it("given signals were lost, then who is there and who was away meanwhile read everything again", async () => {
    const lines = hotelLines();
    const there = lines.connect();
    lines.change("PROP-001", "a");
    await lines.told(there.line);
    const [lastId] = lines.ids(there.line);
    lines.signalsWereLost();
    expect(await lines.told(there.line)).toEqual(["a", "everything"]);
    lines.change("PROP-001", "b");
    expect(await lines.told(there.line)).toEqual(["a", "everything", "b"]);
    const back = lines.connect({ lastId });
    // Who reads everything reads what changed since, too.
    expect(await lines.told(back.line)).toEqual(["everything"]);
    expect(lines.ids(back.line)).toEqual(lines.ids(there.line).slice(-1));
  });

  it("beats, and so moves on the id of who watches a quiet hotel", async () => {
    const lines = hotelLines();
    const { line } = lines.connect();
    lines.change("PROP-002", "a", "b");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await lines.told(line)).toEqual(["beat"]);
    expect(lines.ids(line)).toEqual(["now-2"]);
  });
});

describe("a client that does not read", () => {
  it("has a bounded queue, and takes nothing from the others", async () => {
    const lines = hotelLines();
    const slow = lines.connect({}, false);
    const quick = lines.connect();
    for (let n = 0; n < 5_000; n++) {
      lines.change("PROP-001", `stay-${n}`);
      if (n % 50 === 0) await lines.told(quick.line);
    }
    const all = await lines.told(quick.line);
    expect(all).toHaveLength(5_000);
    expect(all).not.toContain("everything");
    void slow.read();
    expect(await lines.told(slow.line)).toEqual(["everything"]);
  });

  it("is cut off when it takes no beat either", async () => {
    const lines = hotelLines();
    const cut = vi.fn();
    lines.connect({ cut }, false);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(cut).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(cut).toHaveBeenCalled();
  });
});

it("who may no longer watch is let go, and is told why", async () => {
  const lines = hotelLines();
  const { line } = lines.connect();
  line.takeAway();
  lines.change("PROP-001", "a");
  expect(await lines.told(line)).toEqual([]);
  expect(lines.ended(line)).toBe("taken-away");
});

it("a switchboard that closes lets every line go", async () => {
  const lines = hotelLines();
  const { line } = lines.connect();
  lines.switchboard.close();
  await lines.told(line);
  expect(lines.ended(line)).toBe("closed");
});
