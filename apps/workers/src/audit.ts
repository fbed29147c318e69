import { NIGHT_AUDIT } from "@roomstream/domain/night-audit/audit-due";
import { closeDays } from "@roomstream/domain/night-audit/close-days";
import { errorForLog } from "@roomstream/domain/shared/error-for-log";
import { openContext } from "@roomstream/domain/shared/open-context";
import { readEnvironment } from "@roomstream/environment/environment";
import { armFailPoint } from "@roomstream/events/fail-points";
import pino from "pino";
import { type Options, readOptions, USAGE } from "./audit/options";

const options = readOptions(process.argv.slice(2));
if ("problem" in options) {
  process.stderr.write(`${options.problem}\n\n${USAGE}\n`);
  process.exitCode = 2;
} else {
  process.exitCode = await closeNow(options);
}

/** Closes what is over and says what was done; 1 when nothing could be closed. */
async function closeNow(order: Options): Promise<number> {
  const environment = readEnvironment(process.env);
  armFailPoint(environment.ROOMSTREAM_FAIL_POINT);
  const log = pino(
    { name: "audit", level: "warn", serializers: { err: errorForLog } },
    pino.destination(process.stderr.fd),
  );
  const opened = openContext(environment, log, "audit");
  const result = await closeDays({ ctx: opened.ctx, ...order, by: NIGHT_AUDIT }).finally(() =>
    opened.close(),
  );
  if (!result.ok) {
    process.stderr.write(`${result.refusal.message}\n`);
    return 1;
  }
  const { closed, businessDate } = result.value;
  for (const day of closed) {
    process.stdout.write(
      `  ${day.businessDate} closed: ${day.noShows} no-shows, ${day.nightsPosted} nights posted, ${day.roomsToClean} rooms to clean, ${day.nightsOpened} nights put on sale\n`,
    );
  }
  process.stdout.write(`  The business date is ${businessDate}.\n`);
  return 0;
}
