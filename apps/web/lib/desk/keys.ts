/** The six lists of the day, in the order of their keys. */
export const LISTS = ["arrivals", "departures", "in-house", "to-clean", "occupied", "tonight"] as const;
export type ListName = (typeof LISTS)[number];

/** What a key asks for at the desk. */
export type Intent =
  | { do: "list"; list: ListName }
  | { do: "choose"; by: 1 | -1 }
  | { do: "first" | "last" | "find" | "keys" | "back" }
  | { do: Act };

/** What can be done with the stay that is chosen. */
export type Act = "check-in" | "check-out" | "choose-room" | "take-payment" | "open";

type Press = Pick<KeyboardEvent, "key" | "ctrlKey" | "altKey" | "metaKey">;

const acts: Partial<Record<string, Act>> = {
  c: "check-in",
  o: "check-out",
  r: "choose-room",
  p: "take-payment",
};

/** The key that does it, as it is shown beside its button. */
export const keyOf: Record<Act, string> = {
  "check-in": "C",
  "check-out": "O",
  "choose-room": "R",
  "take-payment": "P",
  open: "Enter",
};

/**
 * Reads a key. Nothing is read while somebody writes but Escape; and Enter belongs to the button that has the focus, unless
 * that is the chosen line itself.
 */
export function intentOf(press: Press, focus: "line" | "field" | "control" | "page"): Intent | undefined {
  if (press.ctrlKey || press.altKey || press.metaKey) return undefined;
  if (press.key === "Escape") return { do: "back" };
  if (focus === "field") return undefined;
  switch (press.key) {
    case "ArrowDown":
      return { do: "choose", by: 1 };
    case "ArrowUp":
      return { do: "choose", by: -1 };
    case "Home":
      return { do: "first" };
    case "End":
      return { do: "last" };
    case "/":
      return { do: "find" };
    case "?":
      return { do: "keys" };
    case "Enter":
      return focus === "control" ? undefined : { do: "open" };
  }
  const list = LISTS[Number(press.key) - 1];
  if (list) return { do: "list", list };
  const act = acts[press.key.toLowerCase()];
  return act && { do: act };
}

/** What has the focus, as far as keys go. */
export function focusOf(element: Element | null): "line" | "field" | "control" | "page" {
  if (element?.closest("[data-line]")) return "line";
  if (element?.closest("input:not([type=radio]), textarea, select, [contenteditable=true]")) return "field";
  if (element?.closest("button, a")) return "control";
  return "page";
}

/** Which line is chosen after a move; the ends hold. The first is where nothing is chosen yet. */
export function moved<T>(lines: readonly T[], chosen: T | undefined, by: 1 | -1): T | undefined {
  const at = chosen === undefined ? -1 : lines.indexOf(chosen);
  if (at === -1) return by === 1 ? lines[0] : lines.at(-1);
  return lines[Math.min(Math.max(at + by, 0), lines.length - 1)];
}
