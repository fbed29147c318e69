import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** The account that Postgres runs under; without ids it is our own. */
export type Account = { uid?: number; gid?: number };

const NAME = "postgres";

async function lookUp(): Promise<Account> {
  const [uid, gid] = await Promise.all([execute("id", ["-u", NAME]), execute("id", ["-g", NAME])]);
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

/** Postgres refuses to run as root: for root this is the system user `postgres`, made when there is none. */
export async function postgresAccount(): Promise<Account> {
  if (process.getuid?.() !== 0) return {};
  try {
    return await lookUp();
  } catch {
    try {
      await execute("useradd", [
        "--system",
        "--user-group",
        "--no-create-home",
        "--shell",
        "/usr/sbin/nologin",
        NAME,
      ]);
      return await lookUp();
    } catch (error) {
      throw new Error(
        `PostgreSQL does not run as root, there is no user "${NAME}" and it could not be made. Make one, or start as another user.`,
        { cause: error },
      );
    }
  }
}

/** Whether the account can get to a file or folder and read or enter it. Asked of the system, under that account. */
export async function canReach(account: Account, path: string): Promise<boolean> {
  if (account.uid === undefined) return true;
  return execute("/bin/sh", ["-c", 'test -x "$0" && test -r "$0"', path], { ...account, cwd: "/" }).then(
    () => true,
    () => false,
  );
}
