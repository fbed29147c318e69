import { errorForLog } from "@roomstream/domain/shared/error-for-log";
import { openContext } from "@roomstream/domain/shared/open-context";
import { readEnvironment } from "@roomstream/environment/environment";
import { armFailPoint } from "@roomstream/events/fail-points";
import { correlationOfLine } from "@roomstream/observe/correlation";
import { openTraces } from "@roomstream/observe/open-traces";
import pino from "pino";
import { openPost } from "./open-post";
import { startWorkers } from "./start-workers";

const environment = readEnvironment(process.env);
const log = pino({
  name: "workers",
  level: environment.LOG_LEVEL,
  serializers: { err: errorForLog },
  mixin: correlationOfLine,
});
armFailPoint(environment.ROOMSTREAM_FAIL_POINT);
const traces = await openTraces(environment, `workers-${environment.WORKERS.join("-")}`);
const opened = openContext(environment, log, "workers");
const workers = await startWorkers(opened, environment.WORKERS);
const post = await openPost(opened, workers, environment.METRICS_PORT);
log.info({ services: environment.WORKERS }, "workers are ready");
process.send?.("ready");

let stopping = false;
const stop = async () => {
  if (stopping) return;
  stopping = true;
  await post?.close();
  await workers.close();
  await opened.close();
  await traces.close();
  process.exit(0);
};
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
// A parent that is gone leaves nobody to answer to.
process.on("disconnect", stop);
