import { describe, expect, it } from "vitest";
import { openInProcess } from "../src/in-process";
import { describeMemory } from "./support/memory-conformance";

describeMemory("the memory of one process", async () => ({
  open: async () => openInProcess(),
  close: async () => undefined,
}));

describe("the memory of one process", () => {
  it("forgets the oldest when somebody makes up keys without end", async () => {
    const memory = openInProcess();
    const limit = { name: "lookups", windowMs: 3_600_000 };
    const other = { name: "wrong names", windowMs: 3_600_000 };
    await memory.count(limit, "the first");
    await memory.count(other, "the first");
    for (let guess = 0; guess < 49_999; guess++) await memory.count(limit, `guess ${guess}`);
    expect(await memory.counted(limit, "the first")).toMatchObject({ times: 1 });
    await memory.count(limit, "one too many");
    expect(await memory.counted(limit, "the first")).toMatchObject({ times: 0 });
    expect(await memory.counted(limit, "guess 0")).toMatchObject({ times: 1 });
    // Another limit's keys make room for nobody.
    expect(await memory.counted(other, "the first")).toMatchObject({ times: 1 });
  });

  it("keeps a thousand texts and no more", async () => {
    const memory = openInProcess();
    for (let hotel = 0; hotel <= 1_000; hotel++) await memory.set(`hotel ${hotel}`, "text", 60_000);
    expect(await memory.get("hotel 0")).toBeUndefined();
    expect(await memory.get("hotel 1")).toBe("text");
  });
});
