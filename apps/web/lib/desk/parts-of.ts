import type { BoardRoom, Today } from "@roomstream/domain/desk/contract";
import { isOutOfOrder } from "./housekeeping";
import type { ListName } from "./keys";
import { arrivalParts, departureParts, inHouseParts, type Part, tonightParts } from "./lists";

/** The stays that a list shows; none for the lists of rooms. */
export function stayParts(list: ListName, today: Today): Part[] {
  switch (list) {
    case "arrivals":
      return arrivalParts(today.arrivals);
    case "departures":
      return departureParts(today.departures, today.businessDate);
    case "in-house":
      return inHouseParts(today.inHouse);
    case "tonight":
      return tonightParts(today);
    default:
      return [];
  }
}

/** The rooms that a list shows: those to clean, or those that nobody is in. */
export function roomParts(list: ListName, rooms: BoardRoom[]): { title: string; rooms: BoardRoom[] }[] {
  if (list === "to-clean") {
    const dirty = rooms
      .filter(({ status, outOfOrder }) => status === "DIRTY" && !outOfOrder)
      .toSorted((one, other) => one.priority - other.priority);
    return [
      { title: "Somebody comes today", rooms: dirty.filter(({ arriving }) => arriving) },
      { title: "Empty", rooms: dirty.filter(({ arriving, occupied }) => !arriving && !occupied) },
      { title: "Lived in", rooms: dirty.filter(({ arriving, occupied }) => !arriving && occupied) },
    ];
  }
  const empty = rooms.filter(({ occupied }) => !occupied);
  return [
    { title: "Free now", rooms: empty.filter((room) => !isOutOfOrder(room) && !room.arriving) },
    {
      title: "Free, and somebody comes today",
      rooms: empty.filter((room) => !isOutOfOrder(room) && room.arriving),
    },
    { title: "Out of order", rooms: empty.filter(isOutOfOrder) },
  ];
}
