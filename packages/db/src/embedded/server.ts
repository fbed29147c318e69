import { type ChildProcess, execFile, spawn } from "node:child_process";
import { open, readFile, readlink, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { type Cluster, serverArguments } from "./cluster";

const execute = promisify(execFile);

export type Server = { child: ChildProcess; pid: number };
export type Exit = { code: number | null; signal: NodeJS.Signals | null };

export const isRunning = ({ child }: Pick<Server, "child">) =>
  child.exitCode === null && child.signalCode === null;

/** How a server that did not come up said goodbye. */
export class StartFailure extends Error {
  constructor(readonly said: string) {
    super(`PostgreSQL did not start:\n${said.trim()}`);
  }
  /** The server before this one has not quite gone yet. */
  get lingers(): boolean {
    return /lock file ".*" already exists|pre-existing shared memory block/.test(this.said);
  }
  get portTaken(): boolean {
    return /could not create any TCP\/IP sockets|could not bind/.test(this.said);
  }
}

/** Starts the server, away from our process group so that Ctrl-C does not reach it before it reaches us. */
export async function spawnServer(
  cluster: Cluster,
  port: number,
  logFile: string,
  settings: Record<string, string>,
): Promise<Server & { said(): Promise<string> }> {
  const log = await open(logFile, "a");
  try {
    const { size } = await log.stat();
    const child = spawn(cluster.binaries.postgres, serverArguments(cluster, port, settings), {
      ...cluster.account,
      cwd: cluster.folder,
      detached: true,
      windowsHide: true,
      stdio: ["ignore", log.fd, log.fd],
    });
    await new Promise((resolve, reject) => child.once("spawn", resolve).once("error", reject));
    const { pid } = child;
    if (pid === undefined) throw new Error("A process that was started has no id");
    child.unref();
    return { child, pid, said: async () => (await readFile(logFile)).subarray(size).toString("utf8") };
  } finally {
    await log.close();
  }
}

/** Nobody listens yet, or the server says that it is still starting (57P03); anything else does not get better. */
function isStarting(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return /^(ECONNREFUSED|ECONNRESET|57P03)$/.test(code ?? "") || /timeout|terminated/.test(message ?? "");
}

/** Waits until the server answers; recovery after a crash may take a while, so only its end is a failure. */
export async function waitUntilReady(
  server: Server & { said(): Promise<string> },
  url: string,
): Promise<void> {
  for (;;) {
    if (!isRunning(server)) throw new StartFailure(await server.said());
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    client.on("error", () => undefined);
    try {
      await client.connect();
      await client.query("SELECT 1");
      return;
    } catch (error) {
      if (!isStarting(error)) throw error;
      await sleep(30);
    } finally {
      // A connection that never came about cannot be ended; whether the server answers is known above.
      await client.end().catch(() => undefined);
    }
  }
}

/** Stops whatever server runs on the cluster: politely, then at once. */
export async function stopServer(cluster: Cluster): Promise<void> {
  const stop = (mode: string, seconds: number) =>
    execute(cluster.binaries.pgCtl, ["stop", "-D", cluster.name, "-m", mode, "-w", "-t", String(seconds)], {
      ...cluster.account,
      cwd: cluster.folder,
    });
  try {
    await stop("fast", 20);
  } catch (error) {
    const pid = await runningServer(cluster);
    if (pid === undefined) return;
    await stop("immediate", 10).catch((second) => {
      throw new AggregateError([error, second], `PostgreSQL (process ${pid}) does not stop`);
    });
  }
}

const nameOf: Partial<Record<NodeJS.Platform, (pid: number) => Promise<string>>> = {
  linux: (pid) => readlink(`/proc/${pid}/exe`),
  darwin: async (pid) => (await execute("ps", ["-o", "comm=", "-p", String(pid)])).stdout,
  win32: async (pid) => (await execute("tasklist", ["/FI", `PID eq ${pid}`, "/FO", "CSV", "/NH"])).stdout,
};

/**
 * The process id in the cluster's lock file, when it is a living PostgreSQL. A lock file whose id has meanwhile gone to
 * some other program (a restarted container begins again at 1) is removed: PostgreSQL would refuse to start for it.
 */
export async function runningServer(cluster: Pick<Cluster, "folder">): Promise<number | undefined> {
  const file = join(cluster.folder, "postmaster.pid");
  const text = await readFile(file, "utf8").catch(() => "");
  const pid = Number(text.split("\n")[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  try {
    process.kill(pid, 0);
  } catch {
    return undefined;
  }
  const name = await nameOf[process.platform]?.(pid).catch(() => "");
  if (name === undefined || name.includes("postgres")) return pid;
  if (name !== "") await rm(file, { force: true });
  return undefined;
}
