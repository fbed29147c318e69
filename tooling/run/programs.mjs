// @ts-check
import { spawn } from "node:child_process";
import { delimiter, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = resolve(fileURLToPath(new URL("../..", import.meta.url)));

/** Programs that npm installed here come first, as in an npm script. */
const environment = () => ({
  ...process.env,
  PATH: [join(ROOT, "node_modules/.bin"), process.env.PATH ?? ""].join(delimiter),
  TURBO_TELEMETRY_DISABLED: "1",
  NEXT_TELEMETRY_DISABLED: "1",
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
});

/**
 * Runs a program to its end and returns its exit code, and what it said when `quiet`.
 * After `mostMs` it is asked to end.
 * @param {string} program
 * @param {string[]} parameters
 * @param {{ quiet?: boolean, asks?: boolean, env?: Record<string, string>, mostMs?: number }} [options] `asks`: it reads what is typed
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runProgram(program, parameters, { quiet = false, asks = false, env = {}, mostMs } = {}) {
  return new Promise((done, failed) => {
    const child = spawn(program, parameters, {
      cwd: ROOT,
      env: { ...environment(), ...env },
      timeout: mostMs,
      stdio: [asks ? "inherit" : "ignore", quiet ? "pipe" : "inherit", quiet ? "pipe" : "inherit"],
      shell: process.platform === "win32",
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    }
    child.once("error", failed);
    child.once("close", (code, signal) => done({ code: code ?? (signal ? 130 : 1), output }));
  });
}
