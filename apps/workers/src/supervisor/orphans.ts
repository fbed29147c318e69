import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import type { Runtime } from "./runtime-file";

const PATIENCE_MS = 3_000;

/** The command line of a process, empty when there is none. */
async function commandLine(pid: number): Promise<string> {
  try {
    return (await readFile(`/proc/${pid}/cmdline`, "utf8")).replaceAll("\0", " ");
  } catch {
    // No such process, or a system without /proc: then `ps` knows.
    return promisify(execFile)("ps", ["-o", "command=", "-p", String(pid)]).then(
      ({ stdout }) => stdout,
      // It fails for a process that is not there.
      () => "",
    );
  }
}

const signal = (pid: number, name: NodeJS.Signals) => {
  try {
    process.kill(-pid, name);
  } catch (error) {
    // It ended by itself in the meantime.
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
};

/**
 * Ends the processes of a former start whose supervisor was killed. A process id may have gone to another program since:
 * only one that still runs the same script is ours. Returns how many there were.
 */
export async function stopOrphans(former: Runtime | undefined): Promise<number> {
  const living = async () => {
    const checked = await Promise.all(
      (former?.processes ?? []).map(async ({ pid, script }) =>
        (await commandLine(pid)).includes(script) ? [pid] : [],
      ),
    );
    return checked.flat();
  };
  const orphans = await living();
  for (const pid of orphans) signal(pid, "SIGTERM");
  const deadline = Date.now() + PATIENCE_MS;
  let left = orphans;
  while (left.length > 0) {
    await sleep(50);
    left = await living();
    if (Date.now() > deadline) for (const pid of left) signal(pid, "SIGKILL");
  }
  return orphans.length;
}
