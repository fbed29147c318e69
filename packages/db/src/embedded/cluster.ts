import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Account, canReach } from "./account";
import type { Binaries } from "./binaries";

const execute = promisify(execFile);

/** Where Postgres keeps its data, how it calls that folder itself, and under which account it runs. */
export type Cluster = { folder: string; name: string; account: Account; binaries: Binaries };

export const USER = "roomstream";

/** For two cores and a machine that is shared with everything else; a commit is on disk before it is acknowledged. */
const SETTINGS = {
  fsync: "on",
  synchronous_commit: "on",
  full_page_writes: "on",
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "120",
  shared_buffers: "256MB",
  effective_cache_size: "2GB",
  work_mem: "8MB",
  maintenance_work_mem: "128MB",
  min_wal_size: "256MB",
  max_wal_size: "2GB",
  checkpoint_timeout: "10min",
  random_page_cost: "1.1",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  log_checkpoints: "off",
  log_line_prefix: "%m [%p] ",
};

/** The command line of the server. Settings are given at each start, so that a new version's apply to old data. */
export function serverArguments(cluster: Cluster, port: number, settings: Record<string, string>): string[] {
  const all = { ...SETTINGS, ...settings, port: String(port) };
  return ["-D", cluster.name, ...Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}

/**
 * The name under which the account can open the folder. When it may not enter a folder above, it can still be put
 * into this one by root, and calls it by its own working directory.
 */
export async function nameFor(account: Account, folder: string): Promise<string> {
  if (await canReach(account, folder)) return folder;
  const name = "/proc/self/cwd";
  const works = await execute("/bin/sh", ["-c", 'test -w "$0"', name], { ...account, cwd: folder }).then(
    () => true,
    () => false,
  );
  if (works) return name;
  throw new Error(
    `PostgreSQL runs as the user "postgres", who may not enter a folder above ${folder}. Put the data (ROOMSTREAM_DATA) elsewhere, or start as another user.`,
  );
}

async function own(account: Account, folder: string): Promise<void> {
  if (account.uid !== undefined && account.gid !== undefined) await chown(folder, account.uid, account.gid);
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** The password of the superuser, made at the first start and readable by our own account only. */
export async function clusterPassword(dataDir: string): Promise<string> {
  const file = join(dataDir, "password");
  const known = await readIfThere(file);
  if (known) return known.trim();
  const password = randomBytes(24).toString("base64url");
  await writeFile(file, password, { mode: 0o600 });
  return password;
}

async function initialise(cluster: Cluster, dataDir: string, password: string): Promise<void> {
  const unfinished = join(dataDir, "cluster.new");
  const passwordFile = join(dataDir, "password.initdb");
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await own(cluster.account, unfinished);
  const name = await nameFor(cluster.account, unfinished);
  await writeFile(passwordFile, password, { mode: 0o600 });
  await own(cluster.account, passwordFile);
  try {
    await execute(
      cluster.binaries.initdb,
      [
        `--pgdata=${name}`,
        `--username=${USER}`,
        // Not normalised: the folder's own name for itself may be a link.
        `--pwfile=${name}/../password.initdb`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
      ],
      { ...cluster.account, cwd: unfinished },
    );
  } finally {
    await rm(passwordFile, { force: true });
  }
  // Only a finished folder gets the name, so that a start that is cut off begins again.
  await rename(unfinished, cluster.folder);
}

/** Finds the cluster of a data folder, or makes it at the first start. */
export async function openCluster(dataDir: string, account: Account, binaries: Binaries): Promise<Cluster> {
  const folder = join(dataDir, "cluster");
  const cluster: Cluster = { folder, name: folder, account, binaries };
  const version = await readIfThere(join(folder, "PG_VERSION"));
  if (version === undefined) await initialise(cluster, dataDir, await clusterPassword(dataDir));
  const { stdout } = await execute(binaries.postgres, ["--version"], { ...account, cwd: "/" });
  const major = stdout.match(/(\d+)\./)?.[1];
  if (version !== undefined && version.trim() !== major) {
    throw new Error(
      `The data in ${folder} is of PostgreSQL ${version.trim()}, and the installed binaries are ${major}`,
    );
  }
  await own(account, folder);
  await chmod(folder, 0o700);
  return { ...cluster, name: await nameFor(account, folder) };
}
