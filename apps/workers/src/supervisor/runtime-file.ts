import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";

/** What a running system tells the commands that work on it (`npm run verify` and the like), and the next start of itself. */
const runtime = z.object({
  url: z.string(),
  /** The environment that its processes were given beyond that of the machine. */
  environment: z.record(z.string(), z.string()),
  processes: z.array(z.object({ name: z.string(), pid: z.int(), script: z.string() })),
});
export type Runtime = z.infer<typeof runtime>;

const fileIn = (dataDir: string) => join(dataDir, "runtime.json");

/** It names the database's password and the key: for its owner only. */
export async function writeRuntime(dataDir: string, content: Runtime): Promise<void> {
  const file = fileIn(dataDir);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, JSON.stringify(content, null, 2), { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** What the last start left behind; nothing after a clean stop. */
export async function readRuntime(dataDir: string): Promise<Runtime | undefined> {
  const text = await readFile(fileIn(dataDir), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  return text === undefined ? undefined : runtime.parse(JSON.parse(text));
}

export const removeRuntime = (dataDir: string): Promise<void> => rm(fileIn(dataDir), { force: true });
