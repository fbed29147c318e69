import { readinessOf } from "@roomstream/domain/desk/desk-stay";
import { outOfOrderOn, type Room } from "@roomstream/domain/property/queries/rooms";
import { withRoom } from "@roomstream/domain/reservations/assign-room";
import { departureLived } from "@roomstream/domain/reservations/lived-stay";
import { noShowFee } from "@roomstream/domain/reservations/mark-no-show";
import type { RoomStay } from "@roomstream/domain/reservations/room-stays";
import { describe, expect, it } from "vitest";

const room = (own: Partial<Room> = {}): Room => ({
  roomId: "204",
  roomTypeId: "CLASSIC",
  roomTypeName: "Classic double",
  floor: "2",
  status: "CLEAN",
  version: 1,
  statusAt: "2026-11-22T10:00:00.000Z",
  statusBy: null,
  outOfOrder: [],
  ...own,
});
const stay = (roomId: string, arrival: string, departure: string, checkedIn = false): RoomStay => ({
  roomId,
  arrival: `2026-11-${arrival}`,
  departure: `2026-11-${departure}`,
  checkedIn,
});

describe("the stay that was lived, of one from the 20th to the 25th", () => {
  it.each([
    ["on the day of arrival: one night", "2026-11-20", "2026-11-21"],
    ["after two nights", "2026-11-22", "2026-11-22"],
    ["on the day of departure", "2026-11-25", "2026-11-25"],
    ["a day late: as it was sold", "2026-11-26", "2026-11-25"],
  ])("given the guest leaves %s", (_, businessDate, departure) => {
    expect(departureLived({ arrival: "2026-11-20", departure: "2026-11-25" }, businessDate)).toBe(departure);
  });
});

describe("the rooms of a stay that is given another", () => {
  const nights = { arrival: "2026-11-22", departure: "2026-11-25" };
  it.each<[string, RoomStay[], RoomStay[]]>([
    ["none before", [], [stay("305", "22", "25", true)]],
    [
      "the night before stays with the old room",
      [stay("204", "20", "25", true)],
      [stay("204", "20", "22"), stay("305", "22", "25", true)],
    ],
    [
      "moved the same evening: the old room has no night",
      [stay("204", "22", "25", true)],
      [stay("305", "22", "25", true)],
    ],
    [
      "moved for the second time",
      [stay("101", "20", "21"), stay("204", "21", "25", true)],
      [stay("101", "20", "21"), stay("204", "21", "22"), stay("305", "22", "25", true)],
    ],
  ])("%s", (_, before, after) => {
    expect(withRoom(before, "305", nights, true)).toEqual(after);
  });
});

describe("whether a room is ready for a guest", () => {
  const tonight = { arrival: "2026-11-22", departure: "2026-11-23" };
  const broken = [{ outOfOrderId: "a", from: "2026-11-20", to: "2026-11-22", reason: "Shower" }];
  it.each([
    ["clean", room(), undefined, "CLEAN"],
    ["inspected", room({ status: "INSPECTED" }), undefined, "INSPECTED"],
    ["to be cleaned", room({ status: "DIRTY" }), undefined, "DIRTY"],
    ["another guest is in it", room(), "somebody", "OCCUPIED"],
    ["the guest is in it", room({ status: "DIRTY" }), "own", "DIRTY"],
    ["out of order tonight", room({ outOfOrder: broken }), "somebody", "OUT_OF_ORDER"],
  ])("%s", (_, which, occupant, readiness) => {
    expect(readinessOf(which, tonight, occupant, "own")).toBe(readiness);
  });
});

describe("a time out of order, from the 20th to the 22nd", () => {
  const broken = room({
    outOfOrder: [{ outOfOrderId: "a", from: "2026-11-20", to: "2026-11-22", reason: "Shower" }],
  });
  it.each([
    ["the night before it begins", "19", "20", false],
    ["its first night", "20", "21", true],
    ["its last night", "22", "23", true],
    ["the night after", "23", "24", false],
    ["a stay around all of it", "18", "26", true],
  ])("given %s", (_, arrival, departure, taken) => {
    const found = outOfOrderOn(broken, { arrival: `2026-11-${arrival}`, departure: `2026-11-${departure}` });
    expect(found !== undefined).toBe(taken);
  });
});

describe("what is kept of a stay that nobody came to", () => {
  it.each([
    ["nothing, where the policy keeps nothing", 0, 5_000, 0],
    ["the fee of the policy", 4_000, 5_000, 4_000],
    ["no more than the card stands for", 8_000, 5_000, 5_000],
    ["nothing, without a card", 8_000, 0, 0],
  ])("%s", (_, amount, toAuthorize, fee) => {
    const cancellationPolicy = { freeUntil: null, fee: { amount, currency: "EUR" }, text: "" };
    expect(noShowFee({ cancellationPolicy, toAuthorize })).toBe(fee);
  });
});
