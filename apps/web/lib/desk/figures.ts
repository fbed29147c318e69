import type { Today } from "@roomstream/domain/desk/contract";
import { counted, countedInside, party } from "../words";
import type { ListName } from "./keys";

export interface Figure {
  value: number;
  unit?: string;
  name: string;
  /** One line that says what it is made of. */
  more: string;
}

const percent = (part: number, whole: number) => (whole === 0 ? 0 : Math.round((100 * part) / whole));

/** The six figures of the day. */
export function figuresOf({ counts }: Pick<Today, "counts">): Record<ListName, Figure> {
  const { toArrive, arrived, toLeave, left, inHouse, adults, children, dirtyEmpty, dirtyOccupied } = counts;
  const { rooms, soldTonight, leftTonight } = counts;
  return {
    arrivals: {
      value: toArrive,
      name: "to arrive",
      more: toArrive + arrived === 0 ? "nobody is expected" : `${arrived} of ${toArrive + arrived} are in`,
    },
    departures: {
      value: toLeave,
      name: "to leave",
      more: toLeave + left === 0 ? "nobody leaves today" : `${left} of ${toLeave + left} are gone`,
    },
    "in-house": { value: inHouse, name: "in house", more: party(adults, children) },
    "to-clean": {
      value: dirtyEmpty + dirtyOccupied,
      name: "to clean",
      more: `${dirtyEmpty} empty, ${dirtyOccupied} lived in`,
    },
    occupied: {
      value: percent(inHouse, rooms),
      unit: "%",
      name: "occupied",
      more: `${inHouse} of ${rooms} rooms`,
    },
    tonight: {
      value: percent(soldTonight, rooms),
      unit: "%",
      name: "tonight",
      more: `${soldTonight} of ${rooms}, ${leftTonight} to sell`,
    },
  };
}

/** The day in a sentence or two: who still comes, who still leaves. */
export function dayInWords({ counts }: Pick<Today, "counts">): string {
  const { toArrive, arrived, toLeave, left } = counts;
  const come = toArrive > 0 ? `${counted(toArrive, "party", "parties")} still to arrive` : null;
  const leave = toLeave > 0 ? `${countedInside(toLeave, "party", "parties")} still to leave` : null;
  if (come && leave) return `${come}, ${leave}.`;
  if (come) return left > 0 ? `${come}. All who leave today are gone.` : `${come}. Nobody leaves today.`;
  if (toLeave > 0) {
    const still = `${counted(toLeave, "party", "parties")} still to leave.`;
    return arrived > 0 ? `All who were expected are in. ${still}` : `Nobody is expected today. ${still}`;
  }
  return arrived + left > 0
    ? "All who were expected are in, all who leave are gone."
    : "Nobody comes or leaves today.";
}
