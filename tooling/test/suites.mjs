// @ts-check
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runProgram } from "../run/programs.mjs";
import { fail, missing } from "./result.mjs";

/** @typedef {import("./result.mjs").Result} Result */

/** A suite that hangs is a failure, not a wait. */
const MOST_MS = 15 * 60_000;

/**
 * Runs a test runner that writes a report, and counts what the report says. A runner that failed without a failed test
 * (a file that does not load, a set-up that throws) counts as one failure.
 * @param {string[]} command
 * @param {Record<string, string>} env
 * @param {(report: string) => { parameters: string[], env: Record<string, string> }} reporting
 * @param {(report: any) => { passed: number, failed: number, skipped: number }} count
 * @returns {Promise<Result>}
 */
async function runSuite([program = "", ...parameters], env, reporting, count) {
  const folder = await mkdtemp(join(tmpdir(), "roomstream-test-"));
  try {
    const report = join(folder, "report.json");
    const more = reporting(report);
    const { code, output } = await runProgram(program, [...parameters, ...more.parameters], {
      quiet: true,
      env: { ...env, ...more.env },
      mostMs: MOST_MS,
    });
    if (!existsSync(report)) return fail(output);
    const counted = count(JSON.parse(readFileSync(report, "utf8")));
    const failed = counted.failed === 0 && code !== 0 ? 1 : counted.failed;
    return failed > 0 ? { ...counted, failed, output } : counted;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param {"unit" | "int"} project */
export const vitest = (project) =>
  runSuite(
    ["vitest", "run", "--project", project, "--passWithNoTests"],
    {},
    (report) => ({
      parameters: ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
      env: {},
    }),
    (report) => ({
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
    }),
  );

/** @param {string} chromium the browser's program */
export const playwright = (chromium) =>
  runSuite(
    ["playwright", "test", "--config", "e2e"],
    { CHROMIUM_PATH: chromium },
    (report) => ({ parameters: ["--reporter=line,json"], env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report } }),
    ({ stats }) => ({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected,
      skipped: stats.skipped,
    }),
  );

/** Kafka's jars, fetched before the clock of any test runs. */
export async function kafka() {
  const { kafkaJars, KafkaUnavailable } = await import("../kafka/jars.mjs");
  try {
    await kafkaJars();
    return { passed: 1, failed: 0, skipped: 0 };
  } catch (error) {
    if (error instanceof KafkaUnavailable) return missing(`the bus on Kafka: ${error.message}`);
    throw error;
  }
}

/** A Redis for the tests to start. */
export async function redis() {
  const { redisMissing } = await import("../redis/start-redis.mjs");
  const why = await redisMissing();
  return why === undefined
    ? { passed: 1, failed: 0, skipped: 0 }
    : missing(
        `limits and live updates through Redis: ${why} Install it (Debian: \`apt-get install redis-server\`).`,
      );
}
