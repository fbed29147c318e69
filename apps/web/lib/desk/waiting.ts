import type { BoardRoom } from "@roomstream/domain/desk/contract";
import type { RoomStatus } from "@roomstream/domain/property/contract";
import { priorityOf } from "./housekeeping";

/** What somebody said of a room, on its way to the server. */
export interface Said {
  roomId: string;
  status: RoomStatus;
  /** The room's version that was on the screen then. */
  seen: number;
  /** Whether it was tried and the server could not be reached. */
  late: boolean;
}

/** What was said last of a room is what counts. */
export const say = (waiting: readonly Said[], said: Said): Said[] => [
  ...waiting.filter(({ roomId }) => roomId !== said.roomId),
  said,
];

export const without = (waiting: readonly Said[], sent: Said): Said[] =>
  waiting.filter((said) => said !== sent && !(said.roomId === sent.roomId && said.status === sent.status));

/** The rooms as they will be when everything has arrived. */
export function withWaiting(rooms: readonly BoardRoom[], waiting: readonly Said[]): BoardRoom[] {
  if (waiting.length === 0) return [...rooms];
  const said = new Map(waiting.map((one) => [one.roomId, one.status]));
  return rooms.map((room) => {
    const status = said.get(room.roomId);
    return status === undefined || status === room.status
      ? room
      : { ...room, status, priority: priorityOf({ ...room, status }) };
  });
}

/** What was late and meets a room that somebody else has changed since: it is told, not sent. */
export const overtaken = (waiting: readonly Said[], rooms: readonly BoardRoom[]): Said[] =>
  waiting.filter(({ roomId, seen, late, status }) => {
    const room = rooms.find((one) => one.roomId === roomId);
    return late && room !== undefined && room.version !== seen && room.status !== status;
  });
