import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openQueue, type Waiting } from "../server/live/queue";
import { openRing } from "../server/live/ring";
import { type Change, changedStaffIn, changesIn, type Update } from "../server/live/updates";

const change = (id: string, version = 1): Change => ({
  what: "change",
  propertyId: "PROP-001",
  kind: "reservation",
  id,
  version,
});
const EVERYTHING: Update = { what: "everything" };
const ids = (updates: { update: Update }[] | undefined) =>
  updates?.map(({ update }) => (update.what === "change" ? update.id : update.what));

describe("the latest updates", () => {
  it("given a known id, then exactly what came after it", () => {
    const ring = openRing("now");
    for (const id of ["a", "b", "c"]) ring.push(change(id));
    expect(ids(ring.after("now-0"))).toEqual(["a", "b", "c"]);
    expect(ids(ring.after("now-2"))).toEqual(["c"]);
    expect(ids(ring.after("now-3"))).toEqual([]);
  });

  it("given an id of another process, of the future, or of no one, then nothing is known", () => {
    const ring = openRing("now");
    ring.push(change("a"));
    for (const id of ["then-1", "now-2", "now-", "now--1", "now-1e3", "", "1"])
      expect(ring.after(id)).toBeUndefined();
  });

  it("given so much happened that what came next is forgotten, then nothing is known", () => {
    const ring = openRing("now", 10);
    for (let n = 1; n <= 20; n++) ring.push(change(`${n}`));
    expect(ring.after("now-5")).toBeUndefined();
    expect(ids(ring.after("now-10"))).toHaveLength(10);
  });

  it("whatever happens, an id is answered with all that came after it, or with nothing", () => {
    const happening = fc.array(fc.constantFrom("change", "everything"), { maxLength: 60 });
    fc.assert(
      fc.property(happening, fc.nat(70), (kinds, from) => {
        const ring = openRing("now", 8);
        const all = kinds.map((kind, n) => (kind === "change" ? change(`${n}`) : EVERYTHING));
        for (const update of all) ring.push(update);
        const after = ring.after(`now-${from}`);
        if (!after) return;
        const missed = all.slice(from);
        // Nothing before the last `everything` is needed.
        const needed = missed.slice(Math.max(0, missed.lastIndexOf(EVERYTHING)));
        expect(after.map(({ update }) => update)).toEqual(needed);
      }),
    );
  });
});

describe("what waits for a client", () => {
  const taken = async (queue: ReturnType<typeof openQueue>, most: number) => {
    const all: Waiting[] = [];
    for (let n = 0; n < most; n++) {
      const item = await Promise.race([queue.next(), Promise.resolve("none" as const)]);
      if (item === "none" || item === undefined) break;
      all.push(item);
    }
    return all;
  };

  it("given a thing changed again, then only its newest change waits, and numbers only grow", async () => {
    const queue = openQueue();
    queue.add({ number: 1, message: change("a", 1) });
    queue.add({ number: 2, message: change("b", 1) });
    queue.add({ number: 3, message: change("a", 2) });
    expect(await taken(queue, 5)).toEqual([
      { number: 2, message: change("b", 1) },
      { number: 3, message: change("a", 2) },
    ]);
  });

  it("given too much waits, then one `everything` stands for all of it, at the newest number", async () => {
    const queue = openQueue(3);
    for (let n = 1; n <= 1_000; n++) queue.add({ number: n, message: change(`${n}`) });
    expect(await taken(queue, 5)).toEqual([{ number: 1_000, message: EVERYTHING }]);
    queue.add({ number: 1_001, message: change("later") });
    expect(await taken(queue, 5)).toEqual([{ number: 1_001, message: change("later") }]);
  });

  it("given it is closed, then who waits is let go", async () => {
    const queue = openQueue();
    const waiting = queue.next();
    queue.close();
    expect(await waiting).toBeUndefined();
    queue.add({ number: 1, message: change("a") });
    expect(await queue.next()).toBeUndefined();
  });
});

describe("a signal", () => {
  const says = (signal: object) => changesIn(JSON.stringify(signal));
  const about = { propertyId: "PROP-001", id: "x", version: 4 };

  it("names the hotel, the kind, the thing and its version", () => {
    const told = { what: "change", ...about };
    expect(says({ kind: "change", topic: "room.status", ...about })).toEqual([{ ...told, kind: "room" }]);
    expect(says({ kind: "change", topic: "reservation.checkin", ...about })).toEqual([
      { ...told, kind: "reservation" },
    ]);
    expect(says({ kind: "change", topic: "payment.captured.dlq", ...about })).toEqual([
      { ...told, kind: "dead-letter" },
    ]);
    expect(says({ kind: "reservation", number: "RSV-2026-7K3M9QXA", ...about })).toEqual([
      { ...told, kind: "reservation" },
    ]);
  });

  it("of staff names each hotel of theirs, and whose rights it is about", () => {
    const signal = { kind: "staff", id: "rita", propertyIds: ["PROP-001", "PROP-002"] };
    expect(says(signal)).toEqual(
      signal.propertyIds.map((propertyId) => ({
        what: "change",
        kind: "staff",
        id: "rita",
        propertyId,
        version: 0,
      })),
    );
    expect(changedStaffIn(JSON.stringify(signal))).toBe("rita");
  });

  it("of another kind, or that cannot be read, names nothing", () => {
    expect(changesIn("not json")).toEqual([]);
    expect(changedStaffIn("not json")).toBeUndefined();
    expect(says({ kind: "weather" })).toEqual([]);
    expect(says({ kind: "change", topic: "weather.rain", ...about })).toEqual([]);
    expect(says({ kind: "change", topic: "room.status", propertyId: "PROP-001" })).toEqual([]);
  });
});
