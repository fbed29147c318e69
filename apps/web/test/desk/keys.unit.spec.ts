import { describe, expect, it } from "vitest";
import { intentOf, moved } from "../../lib/desk/keys";

const press = (key: string, held: Partial<Record<"ctrlKey" | "altKey" | "metaKey", boolean>> = {}) => ({
  key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...held,
});

describe("the keys of the desk", () => {
  it.each([
    ["1", { do: "list", list: "arrivals" }],
    ["2", { do: "list", list: "departures" }],
    ["4", { do: "list", list: "to-clean" }],
    ["6", { do: "list", list: "tonight" }],
    ["c", { do: "check-in" }],
    ["C", { do: "check-in" }],
    ["o", { do: "check-out" }],
    ["r", { do: "choose-room" }],
    ["p", { do: "take-payment" }],
    ["ArrowDown", { do: "choose", by: 1 }],
    ["ArrowUp", { do: "choose", by: -1 }],
    ["Escape", { do: "back" }],
    ["/", { do: "find" }],
    ["?", { do: "keys" }],
    ["Enter", { do: "open" }],
  ])("%s on a line", (key, intent) => {
    expect(intentOf(press(key), "line")).toEqual(intent);
  });

  it("mean nothing of their own together with Ctrl, Alt or Cmd: those belong to the browser", () => {
    for (const held of ["ctrlKey", "altKey", "metaKey"] as const)
      expect(intentOf(press("c", { [held]: true }), "line")).toBeUndefined();
  });

  it("are letters while somebody writes, but Escape", () => {
    for (const key of ["c", "1", "/", "Enter", "ArrowDown"])
      expect(intentOf(press(key), "field")).toBeUndefined();
    expect(intentOf(press("Escape"), "field")).toEqual({ do: "back" });
  });

  it("leave Enter to the button that has the focus", () => {
    expect(intentOf(press("Enter"), "control")).toBeUndefined();
    expect(intentOf(press("c"), "control")).toEqual({ do: "check-in" });
  });

  it("know nothing of 0, 7 and keys that nobody named", () => {
    for (const key of ["0", "7", "x", "F5", "Tab"]) expect(intentOf(press(key), "line")).toBeUndefined();
  });
});

describe("choosing by arrows", () => {
  const lines = ["a", "b", "c"];
  it("begins at the near end and holds at both", () => {
    expect(moved(lines, undefined, 1)).toBe("a");
    expect(moved(lines, undefined, -1)).toBe("c");
    expect(moved(lines, "b", 1)).toBe("c");
    expect(moved(lines, "c", 1)).toBe("c");
    expect(moved(lines, "a", -1)).toBe("a");
  });
  it("begins anew when the chosen line has left the list, and chooses nothing of nothing", () => {
    expect(moved(lines, "gone", 1)).toBe("a");
    expect(moved([], undefined, 1)).toBeUndefined();
  });
});
