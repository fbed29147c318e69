import { resolve } from "node:path";
import { measure } from "./measure-run";
import { readOptions, USAGE } from "./options";
import { ROOT } from "./report/machine";
import { keep, tableOf } from "./report/report";
import { ownSystem } from "./target/own-system";
import { runningSystem } from "./target/target";

const options = readOptions(process.argv.slice(2));
if ("problem" in options) {
  console.error(`${options.problem}\n\n${USAGE}`);
  process.exitCode = 2;
} else {
  const stopping = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stopping.abort());
  try {
    const dataDir = resolve(ROOT, process.env.ROOMSTREAM_DATA ?? ".data");
    const target = options.setup ? await ownSystem(options.setup, stopping.signal) : runningSystem(dataDir);
    const report = await measure(options, target, stopping.signal).finally(target.close);
    console.log(`\n${tableOf(report)}\n`);
    await keep(report);
    process.exitCode = report.figures.missed.length === 0 ? 0 : 1;
  } catch (error) {
    console.error(stopping.signal.aborted ? "\nStopped; nothing is kept." : error);
    process.exitCode = stopping.signal.aborted ? 130 : 1;
  }
}
