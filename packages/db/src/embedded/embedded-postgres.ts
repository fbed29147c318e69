import { chmod, mkdir, rename, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Log, silent } from "../log";
import { postgresAccount } from "./account";
import { findBinaries } from "./binaries";
import { type Cluster, clusterPassword, nameFor, openCluster, USER } from "./cluster";
import { takeOwnership } from "./ownership";
import { portFile } from "./port";
import { type Exit, isRunning, runningServer, type Server, stopServer } from "./server";
import { DATABASE, startServer } from "./start-server";

export type EmbeddedPostgres = {
  /** The common database, as its superuser. */
  url: string;
  pid: number;
  /** Stops it cleanly and gives the data folder back. */
  stop(): Promise<void>;
  /** Ends it as a power cut would, for crash tests. `onExit` hears of it. */
  kill(): void;
};

export type EmbeddedPostgresOptions = {
  /** Kept between starts: the cluster, its password, port and log. */
  dataDir: string;
  /** Fails when it is taken. Without it a free one is chosen and remembered. */
  port?: number;
  log?: Log;
  /** Called once when the server ends without having been stopped. The data folder is free then: start again. */
  onExit?: (exit: Exit) => void;
  /** Server settings over our own. */
  settings?: Record<string, string>;
};

const LARGEST_LOG = 10 * 1024 * 1024;

async function prepareFolder(dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  // The account of Postgres passes through here to its cluster; what is secret has its own mode.
  await chmod(dataDir, 0o711);
  const logFile = join(dataDir, "postgres.log");
  // Before the first start there is no log.
  const log = await stat(logFile).catch(() => undefined);
  if (log && log.size > LARGEST_LOG) await rename(logFile, `${logFile}.1`);
  return logFile;
}

/**
 * Starts the real PostgreSQL that npm installed, on a data folder that one living process may own at a time.
 * A server that a killed process left behind is stopped first. Ending this process does not end the server: call `stop`.
 */
export async function startEmbeddedPostgres(given: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const options = { ...given, dataDir: resolve(given.dataDir) };
  const { dataDir, log = silent, onExit } = options;
  const logFile = await prepareFolder(dataDir);
  const release = await takeOwnership(dataDir);
  try {
    const account = await postgresAccount();
    const cluster = await openCluster(dataDir, account, await findBinaries(account));
    const orphan = await runningServer(cluster);
    if (orphan !== undefined) {
      log.warn({ pid: orphan }, "stopping the PostgreSQL that an ended process left running");
      await stopServer(cluster);
    }
    const password = await clusterPassword(dataDir);
    const urlAt = (port: number, name: string) =>
      `postgresql://${USER}:${password}@127.0.0.1:${port}/${name}`;
    const { server, port } = await startServer(cluster, { ...options, logFile }, (at) =>
      urlAt(at, "postgres"),
    );
    await writeFile(portFile(dataDir), String(port));
    log.info({ pid: server.pid, port }, "PostgreSQL is running");
    return handle(cluster, server, urlAt(port, DATABASE), release, onExit);
  } catch (error) {
    await release();
    throw error;
  }
}

/** Stops the server that an ended process left running on a data folder. Throws when its owner lives. */
export async function stopAbandonedPostgres(dataDir: string): Promise<void> {
  const release = await takeOwnership(dataDir);
  try {
    const folder = join(dataDir, "cluster");
    if ((await runningServer({ folder })) === undefined) return;
    const account = await postgresAccount();
    const binaries = await findBinaries(account);
    await stopServer({ folder, name: await nameFor(account, folder), account, binaries });
  } finally {
    await release();
  }
}

function handle(
  cluster: Cluster,
  { child, pid }: Server,
  url: string,
  release: () => Promise<void>,
  onExit: EmbeddedPostgresOptions["onExit"],
): EmbeddedPostgres {
  let stopping = false;
  const exited = new Promise<Exit>((resolve) => {
    if (isRunning({ child })) child.once("exit", (code, signal) => resolve({ code, signal }));
    else resolve({ code: child.exitCode, signal: child.signalCode });
  });
  const released = exited.then(async (exit) => {
    await release();
    if (!stopping) onExit?.(exit);
  });
  return {
    url,
    pid,
    async stop() {
      stopping = true;
      child.ref();
      if (isRunning({ child })) await stopServer(cluster);
      await released;
    },
    kill() {
      child.kill("SIGKILL");
    },
  };
}
