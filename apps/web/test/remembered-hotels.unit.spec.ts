import { openInProcess } from "@roomstream/cache/in-process";
import { describe, expect, it, vi } from "vitest";
import { rememberHotels } from "../server/remembered-hotels";
import { hotelDetails } from "./fakes";

const change = (topic: string, propertyId = hotelDetails.propertyId) =>
  JSON.stringify({ kind: "change", topic, propertyId, id: propertyId, version: 2 });

const setUp = () => {
  let tell: (payloads: string[]) => void = () => undefined;
  const memory = openInProcess();
  const read = {
    listProperties: vi.fn(async () => [hotelDetails]),
    findPropertyBySlug: vi.fn(async (slug: string) =>
      slug === hotelDetails.slug ? hotelDetails : undefined,
    ),
  };
  const signals = {
    on: (_channel: string, listener: typeof tell) => {
      tell = listener;
      return () => undefined;
    },
  };
  const hotels = rememberHotels(memory, signals, read);
  return { memory, read, hotels, tell: (payloads: string[]) => tell(payloads) };
};

describe("the hotels that guests' pages read", () => {
  it("are read from the database once for many visits", async () => {
    const { hotels, read } = setUp();
    for (let visit = 0; visit < 3; visit++) {
      expect(await hotels.listProperties(true)).toEqual([hotelDetails]);
      expect(await hotels.findPropertyBySlug(hotelDetails.slug)).toEqual(hotelDetails);
    }
    expect(read.listProperties).toHaveBeenCalledTimes(1);
    expect(read.findPropertyBySlug).toHaveBeenCalledTimes(1);
  });

  it("are listed apart for guests and for staff", async () => {
    const { hotels, read } = setUp();
    read.listProperties.mockResolvedValueOnce([]);
    expect(await hotels.listProperties(true)).toEqual([]);
    expect(await hotels.listProperties(false)).toEqual([hotelDetails]);
  });

  it.each([
    ["the hotel changed", [change("property.updated")]],
    ["anything may have changed", []],
  ])("are read again when %s", async (_name, payloads) => {
    const { hotels, read, tell } = setUp();
    await hotels.listProperties(true);
    await hotels.findPropertyBySlug(hotelDetails.slug);
    const renamed = { ...hotelDetails, name: "Casa Nova" };
    read.listProperties.mockResolvedValue([renamed]);
    read.findPropertyBySlug.mockResolvedValue(renamed);
    tell(payloads);
    expect(await hotels.listProperties(true)).toEqual([renamed]);
    expect(await hotels.findPropertyBySlug(hotelDetails.slug)).toEqual(renamed);
  });

  it("are kept when something else changed", async () => {
    const { hotels, read, tell } = setUp();
    await hotels.listProperties(true);
    tell([change("reservation.created"), "not ours"]);
    await hotels.listProperties(true);
    expect(read.listProperties).toHaveBeenCalledTimes(1);
  });

  it("are at most a second old even when the news was lost", async () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    const { hotels, read } = setUp();
    await hotels.listProperties(true);
    vi.advanceTimersByTime(1_001);
    await hotels.listProperties(true);
    vi.useRealTimers();
    expect(read.listProperties).toHaveBeenCalledTimes(2);
  });

  it("are not kept when there are none of that name", async () => {
    const { hotels, memory } = setUp();
    const kept = vi.spyOn(memory, "set");
    expect(await hotels.findPropertyBySlug("made-up")).toBeUndefined();
    expect(kept).not.toHaveBeenCalled();
  });

  it("are read again when another version of the program kept them in another shape", async () => {
    const { hotels, memory } = setUp();
    await memory.set("hotels:listed", '[{"name":"only"}]', 60_000);
    expect(await hotels.listProperties(true)).toEqual([hotelDetails]);
  });
});
