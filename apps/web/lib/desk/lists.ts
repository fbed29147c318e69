import type { DeskStay, Today } from "@roomstream/domain/desk/contract";
import { nameOf } from "./names";

/** A list in parts: what is still to do has no title, what is done has one. */
export interface Part {
  title?: string;
  lines: DeskStay[];
}

const byName = (one: DeskStay, other: DeskStay) => nameOf(one).localeCompare(nameOf(other), "en");
const byRoom = (one: DeskStay, other: DeskStay) =>
  (one.roomId ?? "").localeCompare(other.roomId ?? "", "en", { numeric: true }) || byName(one, other);

const isExpected = ({ status }: DeskStay) => status === "CONFIRMED";
const isInHouse = ({ status }: DeskStay) => status === "CHECKED_IN";

/** Who is expected, by name as they will say it; then who came today, by room. */
export function arrivalParts(arrivals: readonly DeskStay[]): Part[] {
  return [
    { lines: arrivals.filter(isExpected).sort(byName) },
    {
      title: "Already in",
      lines: arrivals.filter((line) => !isExpected(line)).sort(byRoom),
    },
  ];
}

/** Who should have left on an earlier day comes first, then the others by room; then who left today. */
export function departureParts(departures: readonly DeskStay[], businessDate: string): Part[] {
  const staying = departures.filter(isInHouse).sort(byRoom);
  return [
    {
      lines: [
        ...staying.filter((line) => isOverstay(line, businessDate)),
        ...staying.filter((line) => !isOverstay(line, businessDate)),
      ],
    },
    {
      title: "Already gone",
      lines: departures.filter((line) => !isInHouse(line)).sort(byRoom),
    },
  ];
}

export const inHouseParts = (inHouse: readonly DeskStay[]): Part[] => [{ lines: [...inHouse].sort(byRoom) }];

/** Who sleeps here tonight: who is in and stays, and who is still expected. */
export function tonightParts({
  inHouse,
  arrivals,
  businessDate,
}: Pick<Today, "inHouse" | "arrivals" | "businessDate">): Part[] {
  return [
    {
      title: "In house and staying",
      lines: inHouse.filter(({ departure }) => departure > businessDate).sort(byRoom),
    },
    { title: "Still to arrive", lines: arrivals.filter(isExpected).sort(byName) },
  ];
}

/** In the house past the day of departure. */
export const isOverstay = (line: DeskStay, businessDate: string) =>
  isInHouse(line) && line.departure < businessDate;

const plain = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();

/** The lines in which every word of a text is found: in a name, a room, or a confirmation number. Accents do not count. */
export function found(parts: readonly Part[], text: string): Part[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...parts];
  const has = (line: DeskStay) => {
    const all = plain(`${nameOf(line)} ${line.roomId ?? ""} ${line.confirmationNumber}`);
    return words.every((word) => all.includes(word));
  };
  return parts.map((part) => ({ ...part, lines: part.lines.filter(has) }));
}
