import type { BoardRoom } from "@roomstream/domain/desk/contract";

const TO_INSPECT = 4;
const FOR_ARRIVALS = 1;

export const isOutOfOrder = ({ outOfOrder }: Pick<BoardRoom, "outOfOrder">) => outOfOrder !== null;

/** Whether something is to be done in a room: to clean it, or to inspect it for who comes. */
export const isToDo = ({ priority }: Pick<BoardRoom, "priority">) => priority <= TO_INSPECT;

/**
 * The priority of a room of which something was said that has not arrived yet; the server's own is the truth when it answers.
 */
export function priorityOf(room: Pick<BoardRoom, "status" | "outOfOrder" | "occupied" | "arriving">): number {
  if (room.outOfOrder) return 6;
  if (room.status === "DIRTY") return room.arriving ? FOR_ARRIVALS : room.occupied ? 3 : 2;
  return room.status === "CLEAN" && room.arriving ? TO_INSPECT : 5;
}

const byNumber = (one: BoardRoom, other: BoardRoom) =>
  one.roomId.localeCompare(other.roomId, "en", { numeric: true });

export interface Floor {
  floor: string;
  rooms: BoardRoom[];
  toDo: BoardRoom[];
  ready: BoardRoom[];
  dirty: number;
  /** Of the dirty ones those that somebody comes to today. */
  urgent: number;
}

/** The floors from the lowest, each with its rooms by number and what is to be done there, the most urgent first. */
export function floorsOf(rooms: readonly BoardRoom[]): Floor[] {
  const floors = new Map<string, BoardRoom[]>();
  for (const room of [...rooms].sort(byNumber)) {
    const on = floors.get(room.floor);
    if (on) on.push(room);
    else floors.set(room.floor, [room]);
  }
  return [...floors]
    .sort(([one], [other]) => one.localeCompare(other, "en", { numeric: true }))
    .map(([floor, on]) => {
      const toDo = on.filter(isToDo);
      return {
        floor,
        rooms: on,
        toDo: toDo.sort((one, other) => one.priority - other.priority || byNumber(one, other)),
        ready: on.filter((room) => !isToDo(room)),
        dirty: toDo.filter(({ status }) => status === "DIRTY").length,
        urgent: toDo.filter(({ priority }) => priority === FOR_ARRIVALS).length,
      };
    });
}

/** The two sides of the corridor: odd numbers and even ones; one side where they are all alike. */
export function corridor(rooms: readonly BoardRoom[]): BoardRoom[][] {
  const isOdd = ({ roomId }: BoardRoom) => /[13579]\D*$/.test(roomId);
  return [rooms.filter(isOdd), rooms.filter((room) => !isOdd(room))].filter((side) => side.length > 0);
}

const ordinals = [
  "Ground",
  "First",
  "Second",
  "Third",
  "Fourth",
  "Fifth",
  "Sixth",
  "Seventh",
  "Eighth",
  "Ninth",
];

/** "Fourth floor"; a floor that has a name keeps it. */
export function floorName(floor: string): string {
  if (!/^\d+$/.test(floor)) return floor;
  const ordinal = ordinals[Number(floor)];
  return ordinal ? `${ordinal} floor` : `Floor ${floor}`;
}
