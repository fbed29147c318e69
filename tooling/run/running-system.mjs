// @ts-check
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./programs.mjs";

/** @param {number} pid */
function lives(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there, but another user's.
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}

/**
 * The environment of the system that is running with the data folder, as its supervisor wrote it down; empty where
 * DATABASE_URL already says which database is meant. Undefined when nothing runs.
 * @returns {Record<string, string> | undefined}
 */
export function environmentOfRunningSystem() {
  if (process.env.DATABASE_URL) return {};
  const file = join(process.env.ROOMSTREAM_DATA ?? join(ROOT, ".data"), "runtime.json");
  if (!existsSync(file)) return undefined;
  /** @type {{ url: string, environment: Record<string, string>, processes: { pid: number }[] }} */
  const { url, environment, processes } = JSON.parse(readFileSync(file, "utf8"));
  if (!processes.some(({ pid }) => lives(pid))) return undefined;
  return { PUBLIC_URL: url, ...environment };
}
