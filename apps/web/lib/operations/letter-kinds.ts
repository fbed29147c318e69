import type { LetterKind, LetterLine } from "./types";

/** Letters of one group, topic and kind of error, and how many there are of it in all. */
export type Kind = { group: string; topic: string; errorKind: string; count: number; letters: LetterLine[] };

const nameOf = ({ group, topic, errorKind }: Pick<Kind, "group" | "topic" | "errorKind">) =>
  `${group} ${topic} ${errorKind}`;

/** The letters by what went wrong, the kind of the newest first. A kind may have more than were loaded. */
export function kindsOf(letters: LetterLine[], counted: LetterKind[]): Kind[] {
  const kinds = new Map<string, Kind>();
  for (const letter of letters) {
    const { group, topic, errorKind } = letter;
    const kind = kinds.get(nameOf(letter)) ?? { group, topic, errorKind, count: 0, letters: [] };
    kind.letters.push(letter);
    kind.count += 1;
    kinds.set(nameOf(letter), kind);
  }
  for (const { group, topic, errorKind, count } of counted) {
    const kind = kinds.get(nameOf({ group, topic, errorKind }));
    if (kind) kind.count = count;
  }
  return [...kinds.values()];
}

/** How a letter stands, after a replay too: handled when it was taken again and is no open letter any more. */
export function standingOf({
  status,
  waits,
  replacedBy,
}: Pick<LetterLine, "status" | "waits" | "replacedBy">): string {
  if (status === "open") return "open";
  if (waits) return "on its way again";
  return replacedBy === null ? "handled" : "replaced";
}

/** The number of the reservation that an event names, if it names one. */
export function numberIn(envelope: unknown): string | undefined {
  const data = partOf(envelope, "data");
  const number = partOf(data, "confirmationNumber");
  return typeof number === "string" && number !== "" ? number : undefined;
}

const partOf = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;

/** The envelope first and then what it holds, as people read a letter. */
export function dataLast(envelope: unknown): unknown {
  if (typeof envelope !== "object" || envelope === null || !("data" in envelope)) return envelope;
  const { data, ...rest } = envelope;
  return { ...rest, data };
}
