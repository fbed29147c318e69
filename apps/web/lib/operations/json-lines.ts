/** A line of a value written as JSON, and the path of what stands in it. */
export type JsonLine = { at: number; path: string; indent: number; name: string | null; text: string };

/** Short lists and objects of plain values stay on one line up to this length. */
const ONE_LINE = 64;

/** Writes a value as JSON, line by line. */
export function jsonLines(value: unknown): JsonLine[] {
  const lines: JsonLine[] = [];
  const add = (line: Omit<JsonLine, "at">) => lines.push({ ...line, at: lines.length });
  const write = (of: unknown, path: string, indent: number, name: string | null, comma: string) => {
    const entries = entriesOf(of);
    const short = JSON.stringify(of) ?? "null";
    if (entries === undefined || entries.length === 0 || (isFlat(entries) && short.length <= ONE_LINE)) {
      const spaced = entries && entries.length > 0 ? spacedOut(of, entries) : short;
      return add({ path, indent, name, text: `${spaced}${comma}` });
    }
    const [open, close] = Array.isArray(of) ? ["[", "]"] : ["{", "}"];
    add({ path: `${path} {`, indent, name, text: open });
    entries.forEach(([key, child], index) => {
      const inner = path === "" ? key : `${path}.${key}`;
      write(child, inner, indent + 1, Array.isArray(of) ? null : key, index < entries.length - 1 ? "," : "");
    });
    add({ path: `${path} }`, indent, name: null, text: `${close}${comma}` });
  };
  write(value, "", 0, null, "");
  return lines;
}

const entriesOf = (value: unknown): [string, unknown][] | undefined =>
  typeof value === "object" && value !== null ? Object.entries(value) : undefined;

const isFlat = (entries: [string, unknown][]) =>
  entries.every(([, child]) => typeof child !== "object" || child === null);

const spacedOut = (value: unknown, entries: [string, unknown][]) =>
  Array.isArray(value)
    ? `[${entries.map(([, child]) => JSON.stringify(child)).join(", ")}]`
    : `{ ${entries.map(([key, child]) => `"${key}": ${JSON.stringify(child)}`).join(", ")} }`;

/** Whether what is wrong stands in this line: what is missing is shown where it should stand. */
export const isMarked = (path: string, marked: string[]): boolean =>
  marked.some(
    (wrong) =>
      path === wrong ||
      (path !== "" && !path.includes(" ") && wrong.startsWith(`${path}.`)) ||
      path === `${wrong} {`,
  );

/** The paths that a problem in words names, as the catalog's schemas write them: "→ at data.nights[0].amount". */
export const pathsIn = (problem: string): string[] =>
  [...problem.matchAll(/→ at (\S+)/g)].map(([, path = ""]) => path.replace(/\[(\d+)\]/g, ".$1"));
