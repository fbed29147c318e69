import { errorForLog } from "@roomstream/domain/shared/error-for-log";
import { openContext } from "@roomstream/domain/shared/open-context";
import { readEnvironment } from "@roomstream/environment/environment";
import { armFailPoint } from "@roomstream/events/fail-points";
import pino from "pino";
import { startWorkers } from "./start-workers";

const environment = readEnvironment(process.env);
const log = pino({ name: "workers", level: environment.LOG_LEVEL, serializers: { err: errorForLog } });
armFailPoint(environment.ROOMSTREAM_FAIL_POINT);
const opened = openContext(environment, log, "workers");
const workers = await startWorkers(opened, environment.WORKERS);
log.info({ services: environment.WORKERS }, "workers are ready");
process.send?.("ready");

let stopping = false;
const stop = async () => {
  if (stopping) return;
  stopping = true;
  await workers.close();
  await opened.close();
  process.exit(0);
};
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
// A parent that is gone leaves nobody to answer to.
process.on("disconnect", stop);
