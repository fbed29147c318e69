import { resolve } from "node:path";
import { importHistory } from "@roomstream/domain/import/import-history";
import { readFile } from "@roomstream/domain/import/read-file";
import { rejectsFileOf, writeRejects } from "@roomstream/domain/import/rejects-file";
import { errorForLog } from "@roomstream/domain/shared/error-for-log";
import { openContext } from "@roomstream/domain/shared/open-context";
import { readEnvironment } from "@roomstream/environment/environment";
import pino from "pino";
import { type Options, readOptions, USAGE } from "./import/options";
import { figure, openProgress } from "./import/progress";

const say = (line = ""): void => {
  process.stdout.write(`${line}\n`);
};

/** npm runs scripts in the folder of the repository; files are named from where the person stands. */
const folder = process.env.INIT_CWD ?? process.cwd();
const options = readOptions(process.argv.slice(2), folder);
if ("problem" in options) {
  process.stderr.write(`${options.problem}\n\n${USAGE}\n`);
  process.exitCode = 2;
} else {
  const stopping = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stopping.abort());
  process.exitCode = await importFile(options, stopping.signal).catch((error: unknown) => {
    process.stderr.write(
      stopping.signal.aborted
        ? "\nStopped. Started again it goes on where it was.\n"
        : `\nThe import stopped: ${error instanceof Error ? error.message : error}\n`,
    );
    return stopping.signal.aborted ? 130 : 1;
  });
}

/** Reads the file, writes what cannot be a stay to the rejects, lives through the rest, and says what it did. */
async function importFile({ profile, selection, file }: Options, stop: AbortSignal): Promise<number> {
  const environment = readEnvironment(process.env);
  const started = performance.now();
  const { rows, stays, rejects } = await readFile({ file, profile, selection });
  const rejectsFile = rejectsFileOf(resolve(environment.ROOMSTREAM_DATA), file);
  await writeRejects(rejectsFile, rejects, stays);
  const month = selection.arrivals === null ? "" : `, arrivals of ${selection.arrivals}`;
  say(`  ${figure(rows)} rows read${month}: ${figure(stays.length + rejects.length)}`);

  const log = pino(
    { name: "import", level: "warn", serializers: { err: errorForLog } },
    pino.destination(process.stderr.fd),
  );
  const opened = openContext(environment, log, "import");
  const progress = openProgress(process.stdout, () => performance.now());
  const tally = await importHistory({
    ctx: opened.ctx,
    profile,
    stays,
    stop,
    onProgress: progress.show,
  }).finally(async () => {
    progress.end();
    await opened.close();
  });

  const line = (name: string, value: number, note = "") =>
    say(`  ${name.padEnd(14)}${figure(value).padStart(8)}${note && `   ${note}`}`);
  say();
  line("taken", tally.taken, tally.taken === 0 ? "there was nothing new" : "");
  line("taken before", tally.takenBefore);
  line("rejected", rejects.length, rejects.length > 0 ? rejectsFile : "");
  line("checked out", tally.checkedOut);
  line("cancelled", tally.cancelled);
  line("no-shows", tally.noShows);
  if (tally.otherwise > 0)
    line("otherwise", tally.otherwise, "did not end as the file says; see them at the desk");
  say(`  ${"seconds".padEnd(14)}${((performance.now() - started) / 1000).toFixed(1).padStart(8)}`);
  return tally.otherwise === 0 ? 0 : 1;
}
