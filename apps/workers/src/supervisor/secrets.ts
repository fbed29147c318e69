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
  const folder = join(dataDir, "keys");
  const file = join(folder, "encryption.key");
  if (existsSync(file)) return (await readFile(file, "utf8")).trim();
  if (existsSync(join(dataDir, "postgres"))) {
    throw new CannotStart(
      `${file} is missing, and without it the data in ${dataDir} cannot be read. Put it back, or start with another ROOMSTREAM_DATA.`,
    );
  }
  const key = randomBytes(32).toString("base64");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(file, `${key}\n`, { mode: 0o600, flag: "wx" });
  return key;
}
