/** Who does something. Commands take it as `by`; events and tables keep its name. */
export type Actor =
  | { kind: "guest" }
  | { kind: "staff"; staffId: string; name: string }
  | { kind: "key"; apiKeyId: string; name: string }
  /** A part of the house that acts by itself: the night audit, the sweeper. */
  | { kind: "system"; part: string };

/** An actor as events name it. Of staff only the id: who is erased leaves no name in an event store. */
export function actorName(by: Actor): string {
  switch (by.kind) {
    case "guest":
      return "guest";
    case "staff":
      return `staff:${by.staffId}`;
    case "key":
      return `key:${by.name}`;
    case "system":
      return by.part;
  }
}
