import { join, relative } from "node:path";
import { readDemoFile } from "@roomstream/domain/demo/demo-file";
import { say } from "./say";

/** Says where the system is, and how to get in. */
export async function announce(url: string, dataDir: string): Promise<void> {
  say();
  say(`  Roomstream is at ${url}`);
  const demo = await readDemoFile(dataDir);
  if (demo) {
    const file = join(dataDir, "demo.json");
    const inside = relative(process.cwd(), file);
    const { logins } = demo;
    say(
      `  The demo API key is in ${inside.startsWith("..") ? file : inside}${logins.length > 0 ? "; staff sign in at /desk:" : ""}`,
    );
    const width = Math.max(...logins.map(({ email }) => email.length));
    for (const { role, email, password } of logins) {
      say(`    ${role.padEnd(12)}  ${email.padEnd(width)}  ${password}`);
    }
  }
  say("  Ctrl-C stops everything.");
  say();
}
