import type { DeskStay, Readiness } from "@roomstream/domain/desk/contract";
import type { RoomStatus } from "@roomstream/domain/property/contract";

/** How a room is, as its mark shows it. */
export type RoomLook = "dirty" | "in-work" | "clean" | "inspected" | "out-of-order" | "occupied";

const looks: Record<Readiness, RoomLook> = {
  CLEAN: "clean",
  DIRTY: "dirty",
  INSPECTED: "inspected",
  OUT_OF_ORDER: "out-of-order",
  OCCUPIED: "occupied",
};
const words: Record<Readiness, string> = {
  CLEAN: "Clean",
  DIRTY: "To clean",
  INSPECTED: "Inspected",
  OUT_OF_ORDER: "Out of order",
  OCCUPIED: "Somebody is still in it",
};

export const lookOf = (readiness: Readiness | RoomStatus) => looks[readiness];
export const readinessWords = (readiness: Readiness | RoomStatus) => words[readiness];

/** Whether a room can be given to a guest now. */
export const isReady = (readiness: Readiness | null) => readiness === "CLEAN" || readiness === "INSPECTED";

/** How it stands with the room of somebody who comes, in words and as a mark. */
export function roomState({ readiness }: Pick<DeskStay, "readiness">): {
  look: RoomLook | null;
  words: string;
} {
  return readiness
    ? { look: lookOf(readiness), words: words[readiness] }
    : { look: null, words: "No room yet" };
}
