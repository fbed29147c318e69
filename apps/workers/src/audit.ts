import { errorForLog } from "@roomstream/domain/shared/error-for-log";
import { openContext } from "@roomstream/domain/shared/open-context";
import { readEnvironment } from "@roomstream/environment/environment";
import { armFailPoint } from "@roomstream/events/fail-points";
import pino from "pino";
import { closeHotels } from "./audit/close-hotels";
import { type Options, readOptions, USAGE } from "./audit/options";

const options = readOptions(process.argv.slice(2));
if ("problem" in options) {
  process.stderr.write(`${options.problem}\n\n${USAGE}\n`);
  process.exitCode = 2;
} else {
  process.exitCode = await closeNow(options);
}

/** Closes what is over and says what was done; 1 when a hotel's day could not be closed. */
async function closeNow(order: Options): Promise<number> {
  const environment = readEnvironment(process.env);
  armFailPoint(environment.ROOMSTREAM_FAIL_POINT);
  const log = pino(
    { name: "audit", level: "warn", serializers: { err: errorForLog } },
    pino.destination(process.stderr.fd),
  );
  const opened = openContext(environment, log, "audit");
  const { lines, exitCode } = await closeHotels(opened.ctx, order).finally(() => opened.close());
  (exitCode === 0 ? process.stdout : process.stderr).write(lines.map((line) => `  ${line}\n`).join(""));
  return exitCode;
}
