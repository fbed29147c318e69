import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { lastLines, openLog, rotateLog } from "./log-file";
import { complain } from "./say";

export type ProcessPlan = {
  name: string;
  /** The bundled script, an absolute path. */
  script: string;
  environment: Record<string, string | undefined>;
  log: string;
  /** Called with each new process id. */
  onStart: (pid: number) => void;
  /** Called once when it died too often to be started again. */
  onGiveUp: () => void;
};

export type Kept = {
  /** Asks the process to end, and ends it after the time given. */
  stop(patienceMs: number): Promise<void>;
  kill(): void;
};

const SHORTEST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;
/** A process that lived shorter than this died quickly; so many quick deaths in a row are no accident. */
const QUICK_MS = 10_000;
const MOST_QUICK_DEATHS = 8;
const ROTATE_EVERY_MS = 60_000;

/** A fail point kills the process that reaches it once; the one that takes its place lives. */
const FAIL_POINT = "ROOMSTREAM_FAIL_POINT";

async function launch(plan: ProcessPlan, environment: ProcessPlan["environment"]): Promise<ChildProcess> {
  const log = await openLog(plan.log);
  try {
    // A process group of its own: Ctrl-C reaches the supervisor alone, which then ends everything in order.
    return spawn(process.execPath, ["--enable-source-maps", plan.script], {
      detached: true,
      env: environment,
      // Over the channel a process notices that its supervisor was killed.
      stdio: ["ignore", log.fd, log.fd, "ipc"],
    });
  } finally {
    await log.close();
  }
}

/** Runs a process and starts it again whenever it dies, after a pause that grows; gives up on one that cannot live. */
export async function keepAlive(plan: ProcessPlan): Promise<Kept> {
  let stopping = false;
  let child: ChildProcess | undefined;
  let ended: Promise<void> = Promise.resolve();
  let quickDeaths = 0;
  let { environment } = plan;

  const start = async (): Promise<void> => {
    const started = Date.now();
    const process = await launch(plan, environment);
    child = process;
    ended = new Promise((resolve) => {
      process.once("exit", (code, signal) => {
        resolve();
        if (!stopping) void afterDeath(signal ?? `exit code ${code}`, Date.now() - started);
      });
      process.once("error", (error) => {
        resolve();
        if (!stopping) void afterDeath(error.message, 0);
      });
    });
    if (process.pid !== undefined) plan.onStart(process.pid);
  };

  const afterDeath = async (why: string, livedMs: number): Promise<void> => {
    quickDeaths = livedMs < QUICK_MS ? quickDeaths + 1 : 0;
    complain(`  ${plan.name} ended (${why}); its log is ${plan.log}`);
    if (quickDeaths >= MOST_QUICK_DEATHS) {
      complain(
        `  ${plan.name} has died ${quickDeaths} times in a row and is not started again. It said last:`,
      );
      for (const line of await lastLines(plan.log, 8)) complain(`    ${line}`);
      plan.onGiveUp();
      return;
    }
    await sleep(Math.min(SHORTEST_PAUSE_MS * 2 ** Math.max(0, quickDeaths - 1), LONGEST_PAUSE_MS));
    if (stopping) return;
    environment = { ...environment, [FAIL_POINT]: undefined };
    await start();
    complain(`  ${plan.name} is started again`);
  };

  await start();
  const rotate = () =>
    rotateLog(plan.log).catch((error) => complain(`  ${plan.log} cannot be rotated: ${error.message}`));
  const rotation = setInterval(rotate, ROTATE_EVERY_MS).unref();

  const signal = (name: NodeJS.Signals) => {
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    try {
      process.kill(-child.pid, name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  };
  return {
    async stop(patienceMs) {
      stopping = true;
      clearInterval(rotation);
      signal("SIGTERM");
      const timer = setTimeout(() => signal("SIGKILL"), patienceMs);
      await ended;
      clearTimeout(timer);
    },
    kill() {
      stopping = true;
      signal("SIGKILL");
    },
  };
}
