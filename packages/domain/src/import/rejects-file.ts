import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { parse } from "csv-parse/sync";
import type { PastStay, Reject } from "./past-stay";

/** Where the rejects of a file are written: `hotel-bookings.csv.gz` has `hotel-bookings.rejects.csv`. */
export const rejectsFileOf = (dataDir: string, file: string): string =>
  join(dataDir, "imports", `${basename(file).replace(/(\.csv)?(\.gz)?$/i, "")}.rejects.csv`);

/**
 * Writes the rows that cannot be stays, by line. What earlier imports of the same file rejected stays there, so that
 * importing month by month keeps them all; a line that is a stay now is no reject any more.
 */
export async function writeRejects(
  path: string,
  rejects: Reject[],
  stays: Pick<PastStay, "line">[],
): Promise<void> {
  const byLine = new Map((await readRejects(path)).map((reject) => [reject.line, reject.reason]));
  for (const { line } of stays) byLine.delete(line);
  for (const { line, reason } of rejects) byLine.set(line, reason);
  const lines = [...byLine].sort(([a], [b]) => a - b).map(([line, reason]) => `${line},${quoted(reason)}\n`);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.new`, `line,reason\n${lines.join("")}`);
  await rename(`${path}.new`, path);
}

async function readRejects(path: string): Promise<Reject[]> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  const rows: Record<string, string>[] = parse(text, { columns: true, skip_empty_lines: true });
  return rows.map(({ line, reason }) => ({ line: Number(line), reason: reason ?? "" }));
}

const quoted = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
