import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Environment } from "@roomstream/environment/environment";
import { CannotStart } from "./say";

/**
 * The key that seals what is secret in the database, in base64: as given, else kept in the data folder and made at the
 * first start. With a database of one's own nothing is made up, because a key that is lost with a container loses the data.
 */
export async function encryptionKey(environment: Environment, dataDir: string): Promise<string> {
  if (environment.ENCRYPTION_KEY) return environment.ENCRYPTION_KEY;
  if (environment.DATABASE_URL) {
    throw new CannotStart(
      "ENCRYPTION_KEY is not set. With DATABASE_URL it must be given: 32 bytes in base64, for example from\n  openssl rand -base64 32",
    );
  }
  const file = join(dataDir, "keys", "encryption.key");
  if (!existsSync(file) && existsSync(join(dataDir, "postgres"))) {
    throw new CannotStart(
      `${file} is missing, and without it the data in ${dataDir} cannot be read. Put it back, or start with another ROOMSTREAM_DATA.`,
    );
  }
  return kept(file);
}

/**
 * The secret that the sessions of staff are encrypted with: as given, else kept in the data folder. Without it they only have to
 * sign in again, so that a folder that has none gets one; but several gateways need the same.
 */
export async function authSecret(environment: Environment, dataDir: string): Promise<string> {
  if (environment.AUTH_SECRET) return environment.AUTH_SECRET;
  if (environment.DATABASE_URL) {
    throw new CannotStart(
      "AUTH_SECRET is not set. With DATABASE_URL it must be given, the same to every gateway: for example from\n  openssl rand -base64 32",
    );
  }
  return kept(join(dataDir, "keys", "auth.secret"));
}

/** What the file holds, made when there is none: 32 random bytes in base64. */
async function kept(file: string): Promise<string> {
  if (existsSync(file)) return (await readFile(file, "utf8")).trim();
  const made = randomBytes(32).toString("base64");
  await mkdir(join(file, ".."), { recursive: true, mode: 0o700 });
  await writeFile(file, `${made}\n`, { mode: 0o600, flag: "wx" });
  return made;
}
