import { readdirSync } from "node:fs";
import { textOf } from "./processor-time";

/** The id of the process whose command line holds all of these; undefined when there is none, or no /proc. */
export function processOf(parts: string[]): number | undefined {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const found = pids.find((pid) => {
    const command = textOf(`/proc/${pid}/cmdline`) ?? "";
    return parts.every((part) => command.includes(part));
  });
  return found === undefined ? undefined : Number(found);
}
