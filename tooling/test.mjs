// @ts-check
/**
 * `npm test`: lint, types, unit, integration and browser journeys, from a fresh clone. Says what it could not run and
 * why; with ROOMSTREAM_REQUIRE_ALL=1 that is a failure. The last line sums up all tests and checks.
 */
import { ensureInstalled } from "./run/installed.mjs";
import { checkNodeVersion } from "./run/node-version.mjs";
import { runProgram } from "./run/programs.mjs";
import { fail, missing, pass, sum } from "./test/result.mjs";

/** @typedef {import("./test/result.mjs").Result} Result */

/** @param {string} program @param {string[]} parameters */
const check = async (program, ...parameters) => {
  const { code, output } = await runProgram(program, parameters, { quiet: true });
  return code === 0 ? pass() : fail(output);
};

checkNodeVersion();
const started = performance.now();
await ensureInstalled();
const { kafka, playwright, redis, vitest } = await import("./test/suites.mjs");
const { findChromium } = await import("./test/chromium.mjs");

const journeys = async () => {
  const chromium = findChromium();
  if (!chromium)
    return missing(
      "the browser journeys: there is no Chromium. Install one (`npx playwright install chromium`) or name one with CHROMIUM_PATH.",
    );
  const { code, output } = await runProgram("turbo", ["run", "build", "--output-logs=errors-only"], {
    quiet: true,
  });
  return code === 0 ? playwright(chromium) : fail(output);
};

/** @type {[name: string, run: () => Promise<Result>][]} */
const STAGES = [
  ["format and lint", () => check("biome", "check", "--error-on-warnings", ".")],
  ["the law of imports", () => check("node", "tooling/lint/import-law.mjs")],
  ["the law of the house", () => check("node", "tooling/lint/house-law.mjs")],
  ["dead code", () => check("knip")],
  ["documents name what exists", () => check("node", "tooling/check-documents.mjs")],
  ["types", () => check("turbo", "run", "types", "--output-logs=errors-only")],
  ["unit tests", () => vitest("unit")],
  ["Kafka is at hand", kafka],
  ["Redis is at hand", redis],
  ["integration tests", () => vitest("int")],
  ["browser journeys", journeys],
];

const only = process.argv.slice(2);
/** @type {Result[]} */
const results = [];
for (const [name, run] of STAGES) {
  if (only.length > 0 && !only.some((part) => name.includes(part))) continue;
  const began = performance.now();
  const result = await run().catch((error) => fail(error.stack));
  results.push(result);
  if (result.failed > 0 && result.output) console.log(`\n${result.output.trim()}\n`);
  const mark = result.failed > 0 ? "✗" : result.skipped > 0 && result.passed === 0 ? "–" : "✓";
  const counts = `${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped`;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${mark} ${name.padEnd(28)} ${counts.padEnd(36)} ${seconds.padStart(6)} s`);
}

const notRun = results.flatMap(({ missing: what }) => (what ? [what] : []));
if (notRun.length > 0) console.log(`\nNot run here:\n${notRun.map((what) => `  ${what}`).join("\n")}`);
const { passed, failed, skipped } = sum(results);
console.log(`\nin ${((performance.now() - started) / 1000).toFixed(0)} s`);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed > 0 ? 1 : 0;
