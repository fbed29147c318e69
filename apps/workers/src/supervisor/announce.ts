import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { z } from "zod";
import { say } from "./say";

const demo = z.object({
  apiKey: z.string(),
  logins: z.array(z.object({ role: z.string(), email: z.string(), password: z.string() })),
});

/** Says where the system is, and how to get in. */
export async function announce(url: string, dataDir: string): Promise<void> {
  say();
  say(`  Roomstream is at ${url}`);
  const file = join(dataDir, "demo.json");
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (text !== undefined) {
    const { logins } = demo.parse(JSON.parse(text));
    const inside = relative(process.cwd(), file);
    const where = inside.startsWith("..") ? file : inside;
    say(`  The demo API key is in ${where}${logins.length > 0 ? ", and these logins:" : ""}`);
    for (const { role, email, password } of logins) {
      say(`    ${role.padEnd(12)} ${email.padEnd(32)} ${password}`);
    }
  }
  say("  Ctrl-C stops everything.");
  say();
}
