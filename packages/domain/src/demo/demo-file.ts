import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

/** What the demo's seeding tells whoever started it: where it is, and how to get in. */
const demoFile = z.object({
  url: z.string(),
  apiKey: z.string(),
  logins: z.array(z.object({ role: z.string(), email: z.string(), password: z.string() })),
});
export type DemoFile = z.infer<typeof demoFile>;

const fileIn = (dataDir: string) => join(dataDir, "demo.json");

/** What the file holds; undefined where no demo was seeded. */
export async function readDemoFile(dataDir: string): Promise<DemoFile | undefined> {
  const text = await readFile(fileIn(dataDir), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  return text === undefined ? undefined : demoFile.parse(JSON.parse(text));
}

/** It holds passwords: for its owner only. */
export async function writeDemoFile(dataDir: string, content: DemoFile): Promise<void> {
  const file = fileIn(dataDir);
  await writeFile(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}
