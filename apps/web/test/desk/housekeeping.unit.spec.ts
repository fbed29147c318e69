import { describe, expect, it } from "vitest";
import { corridor, floorName, floorsOf, priorityOf } from "../../lib/desk/housekeeping";
import { roomWords } from "../../lib/desk/room-words";
import { overtaken, say, without, withWaiting } from "../../lib/desk/waiting";
import { room } from "./stays";

const guest = { firstName: "Wei", lastName: "Liang" };
const stay = {
  confirmationNumber: "RSV-2026-7K3M9QXA",
  guest,
  departure: "2026-11-27",
  adults: 1,
  children: 0,
};
const said = (roomId: string, status: "CLEAN" | "DIRTY" | "INSPECTED", late = false) => ({
  roomId,
  status,
  seen: 1,
  late,
});

describe("the floors", () => {
  const rooms = [
    room("402", { status: "DIRTY", priority: 3, occupied: { ...stay, dueOut: false } }),
    room("408", { status: "DIRTY", priority: 1, arriving: stay }),
    room("401"),
    room("101", { status: "CLEAN", priority: 4, arriving: stay }),
    room("1001", { floor: "10" }),
  ];
  it("stand from the lowest, and on each what is most urgent first", () => {
    const floors = floorsOf(rooms);
    expect(floors.map(({ floor }) => floor)).toEqual(["1", "4", "10"]);
    expect(floors[1]?.toDo.map(({ roomId }) => roomId)).toEqual(["408", "402"]);
    expect(floors[1]).toMatchObject({ dirty: 2, urgent: 1 });
    expect(floors[1]?.ready.map(({ roomId }) => roomId)).toEqual(["401"]);
    expect(floors[0]).toMatchObject({ dirty: 0, urgent: 0, toDo: [{ roomId: "101" }] });
  });
  it("have the odd doors on one side and the even ones on the other", () => {
    const [odd, even] = corridor(["401", "402", "403"].map((id) => room(id)));
    expect(odd?.map(({ roomId }) => roomId)).toEqual(["401", "403"]);
    expect(even?.map(({ roomId }) => roomId)).toEqual(["402"]);
  });
  it("are called as people call them", () => {
    expect(["0", "4", "12", "Annex"].map(floorName)).toEqual([
      "Ground floor",
      "Fourth floor",
      "Floor 12",
      "Annex",
    ]);
  });
});

describe("a room in words", () => {
  it("says who is in it and who comes, and no name to who may not read it", () => {
    const both = room("409", {
      status: "DIRTY",
      occupied: { ...stay, dueOut: true },
      arriving: { ...stay, guest: null },
    });
    expect(roomWords(both)).toMatchObject({
      state: "To clean",
      who: "Liang leaves today; A guest comes today",
    });
  });
  it("says why it is out of order, before all else", () => {
    const outOfOrder = { outOfOrderId: "x", from: "2026-11-22", to: "2026-11-25", reason: "Shower valve" };
    expect(roomWords(room("403", { outOfOrder, status: "DIRTY" }))).toMatchObject({
      look: "out-of-order",
      who: "Shower valve, until Wed 25 Nov",
    });
  });
});

describe("what waits to be sent", () => {
  it("is the last that was said of a room, and shows as it will be", () => {
    const rooms = [room("408", { status: "DIRTY", priority: 1, arriving: stay }), room("409")];
    const waiting = say(say([], said("408", "CLEAN")), said("408", "INSPECTED"));
    expect(waiting).toHaveLength(1);
    expect(withWaiting(rooms, waiting)[0]).toMatchObject({ status: "INSPECTED", priority: 5 });
    expect(withWaiting(rooms, without(waiting, said("408", "INSPECTED")))[0]).toMatchObject({
      status: "DIRTY",
    });
  });
  it("is overtaken when it was late and somebody else changed the room", () => {
    const changed = [room("408", { version: 2, status: "DIRTY" })];
    expect(overtaken([said("408", "CLEAN", true)], changed)).toHaveLength(1);
    expect(overtaken([said("408", "CLEAN", false)], changed)).toHaveLength(0);
    expect(
      overtaken([said("408", "CLEAN", true)], [room("408", { version: 1, status: "DIRTY" })]),
    ).toHaveLength(0);
  });
  it("is not overtaken by its own arrival, whose answer was lost", () => {
    expect(
      overtaken([said("408", "CLEAN", true)], [room("408", { version: 2, status: "CLEAN" })]),
    ).toHaveLength(0);
  });
  it("has the priority that the server will give it", () => {
    const free = { outOfOrder: null, occupied: null, arriving: null };
    expect(priorityOf({ ...free, status: "DIRTY" })).toBe(2);
    expect(priorityOf({ ...free, status: "DIRTY", arriving: stay })).toBe(1);
    expect(priorityOf({ ...free, status: "CLEAN", arriving: stay })).toBe(4);
    expect(priorityOf({ ...free, status: "CLEAN" })).toBe(5);
  });
});
