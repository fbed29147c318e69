import { readdirSync, readFileSync } from "node:fs";

/** Linux counts the time of processes in hundredths of a second, whatever its kernel ticks at. */
const TICKS_PER_SECOND = 100;

type Stat = { parent: number; own: number; ofEnded: number };

/** Processor seconds by name, and those of the whole machine; null where there is no /proc. */
export type ProcessorTime = { at: number; byName: Map<string, number>; machine: number } | null;

/**
 * Processor time of named processes with everything that they started and that has no name of its own: a server's
 * connections each are a process, and the time of those that ended is kept by their parent.
 */
export function processorTime(roots: Map<string, number>): ProcessorTime {
  const stats = readStats();
  if (!stats) return null;
  const children = new Map<number, number[]>();
  const named = new Set(roots.values());
  for (const [pid, { parent }] of stats)
    if (!named.has(pid)) children.set(parent, [...(children.get(parent) ?? []), pid]);
  const secondsOf = (pid: number): number => {
    const stat = stats.get(pid);
    if (!stat) return 0;
    const below = (children.get(pid) ?? []).map(secondsOf).reduce((sum, seconds) => sum + seconds, 0);
    return (stat.own + stat.ofEnded) / TICKS_PER_SECOND + below;
  };
  const byName = new Map([...roots].map(([name, pid]) => [name, secondsOf(pid)]));
  const { user, system } = process.cpuUsage();
  byName.set("load generator", (user + system) / 1e6);
  return { at: performance.now(), byName, machine: machineSeconds() };
}

export type Share = { name: string; percentOfCore: number };

/** What each took between two readings, in per cent of one core, and what programs took that are no part of the measurement. */
export function sharesBetween(from: ProcessorTime, to: ProcessorTime): Share[] {
  if (!from || !to) return [];
  const percent = (seconds: number) => (seconds / ((to.at - from.at) / 1000)) * 100;
  const shares = [...to.byName].map(([name, is]) => ({
    name,
    percentOfCore: percent(is - (from.byName.get(name) ?? 0)),
  }));
  const all = percent(to.machine - from.machine);
  const others = all - shares.reduce((sum, share) => sum + share.percentOfCore, 0);
  return [
    ...shares,
    { name: "other programs", percentOfCore: others },
    { name: "all together", percentOfCore: all },
  ];
}

function readStats(): Map<number, Stat> | undefined {
  const stats = new Map<number, Stat>();
  for (const name of entriesOf("/proc")) {
    const pid = Number(name);
    const text = Number.isInteger(pid) ? textOf(`/proc/${name}/stat`) : undefined;
    // The program's name stands in brackets and may hold anything.
    const fields = text
      ?.slice(text.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    if (!fields) continue;
    const [parent = 0, user = 0, system = 0, endedUser = 0, endedSystem = 0] = [1, 11, 12, 13, 14].map(
      (index) => fields[index],
    );
    stats.set(pid, { parent, own: user + system, ofEnded: endedUser + endedSystem });
  }
  return stats.size > 0 ? stats : undefined;
}

/** Seconds that the machine's cores were busy: all but idle and waiting for the disk. */
function machineSeconds(): number {
  const [line = ""] = (textOf("/proc/stat") ?? "").split("\n");
  const [user = 0, nice = 0, system = 0, , , irq = 0, softIrq = 0, steal = 0] = line
    .trim()
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return (user + nice + system + irq + softIrq + steal) / TICKS_PER_SECOND;
}

/** A process may end between being listed and being read. */
export function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

const entriesOf = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch {
    // Only Linux has one; elsewhere no time of others is known.
    return [];
  }
};
