import { copyFile, mkdir, open, readFile, stat, truncate } from "node:fs/promises";
import { dirname } from "node:path";

const LARGEST = 50 * 1024 * 1024;

/** Opens a log for a process to append to by itself, so that it can go on writing when its supervisor is gone. */
export async function openLog(file: string) {
  await mkdir(dirname(file), { recursive: true });
  return open(file, "a", 0o600);
}

/** Keeps one copy of a log that has grown large and begins it again; whoever appends goes on at the new end. */
export async function rotateLog(file: string): Promise<void> {
  const { size } = await stat(file);
  if (size < LARGEST) return;
  await copyFile(file, `${file}.1`);
  await truncate(file);
}

/** The last lines of a log, each cut to what fits a terminal. */
export async function lastLines(file: string, lines: number): Promise<string[]> {
  const text = await readFile(file, "utf8");
  return text
    .trimEnd()
    .split("\n")
    .slice(-lines)
    .map((line) => (line.length > 300 ? `${line.slice(0, 300)}…` : line));
}
