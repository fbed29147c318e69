import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import { browser, settled } from "./browser";

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
