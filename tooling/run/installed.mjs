// @ts-check
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, runProgram } from "./programs.mjs";

const lockFile = join(ROOT, "package-lock.json");
/** npm writes it at the end of every install. */
const installed = join(ROOT, "node_modules/.package-lock.json");
const stamp = join(ROOT, "node_modules/.roomstream-installed");

const lockHash = () => createHash("sha256").update(readFileSync(lockFile)).digest("hex");

function isInstalled() {
  if (!existsSync(installed)) return false;
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lockHash()) return true;
  // Installed by hand, after the lockfile was last changed.
  return statSync(installed).mtimeMs >= statSync(lockFile).mtimeMs;
}

/** Installs the packages of the lockfile unless they are there. Ends the process when that fails. */
export async function ensureInstalled() {
  if (!isInstalled()) {
    console.log("  installing packages (npm ci), once after every change of package-lock.json …");
    const started = performance.now();
    const { code, output } = await runProgram("npm", ["ci", "--no-audit", "--no-fund"], { quiet: true });
    if (code !== 0) {
      console.error(output);
      console.error("  The packages could not be installed: npm ci said the above.");
      process.exit(1);
    }
    console.log(
      `  ${"packages are installed".padEnd(52)} ${((performance.now() - started) / 1000).toFixed(1)} s`,
    );
  }
  writeFileSync(stamp, lockHash());
}
