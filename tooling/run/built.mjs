// @ts-check
import { runProgram } from "./programs.mjs";

/** Builds what has changed since the last build; turbo knows from the contents. Ends the process when that fails. */
export async function ensureBuilt() {
  const started = performance.now();
  let noticed = false;
  const notice = setTimeout(() => {
    noticed = true;
    console.log("  building, once after every change of the code …");
  }, 2_000);
  const { code, output } = await runProgram("turbo", ["run", "build", "--output-logs=errors-only"], {
    quiet: true,
  });
  clearTimeout(notice);
  if (code !== 0) {
    console.error(output);
    console.error("  The build failed: it said the above.");
    process.exit(1);
  }
  if (!noticed) return;
  console.log(`  ${"the build is done".padEnd(52)} ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
