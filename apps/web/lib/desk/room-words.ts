import type { BoardRoom } from "@roomstream/domain/desk/contract";
import { shortDate } from "../dates";
import { isToDo } from "./housekeeping";
import { lookOf, type RoomLook, readinessWords } from "./readiness";

export interface RoomWords {
  look: RoomLook;
  /** How it is, and what it waits for. */
  state: string;
  /** Who is in it or comes, or what is wrong with it. */
  who: string;
  /** What the guest's bar shows: in house, comes today, or nobody. */
  guest: "in-house" | "comes" | null;
}

/** A room as a housekeeper's list says it. */
export function roomWords(room: BoardRoom): RoomWords {
  const { outOfOrder, status } = room;
  if (outOfOrder) {
    const who = `${outOfOrder.reason}, until ${shortDate(outOfOrder.to)}`;
    return { look: "out-of-order", state: "Out of order", who, guest: null };
  }
  const toInspect = status === "CLEAN" && isToDo(room);
  return {
    look: lookOf(status),
    state: toInspect ? "Clean, to inspect" : readinessWords(status),
    ...guestOf(room),
  };
}

/** Who is in it and who comes; names only for those who may read them. */
function guestOf({ occupied, arriving }: BoardRoom): Pick<RoomWords, "who" | "guest"> {
  const comes = arriving && `${arriving.guest?.lastName ?? "A guest"} comes today`;
  if (!occupied) return comes ? { who: comes, guest: "comes" } : { who: "Nobody today", guest: null };
  const name = occupied.guest?.lastName ?? "A guest";
  const who = occupied.dueOut
    ? `${name} leaves today`
    : `${name} stays until ${shortDate(occupied.departure)}`;
  return { who: comes ? `${who}; ${comes}` : who, guest: "in-house" };
}
