/** The worker program on a Kafka that takes a silent member for dead sooner than the product's settings let it. */
import "./arm-by-message";
import { openContext } from "@roomstream/domain/shared/open-context";
import { readEnvironment } from "@roomstream/environment/environment";
import { openKafkaBus } from "@roomstream/events/bus/kafka/kafka-bus";
import { armFailPoint } from "@roomstream/events/fail-points";
import pino from "pino";
import { startWorkers } from "../../src/start-workers";
import { SESSION_MS } from "./session";

const { KAFKA_BROKERS: brokers, ...environment } = readEnvironment(process.env);
if (!brokers) throw new Error("KAFKA_BROKERS is not set");
const log = pino({ name: "workers", level: environment.LOG_LEVEL });
armFailPoint(environment.ROOMSTREAM_FAIL_POINT);
const opened = openContext(environment, log, "workers");
const bus = openKafkaBus({ brokers, clientId: "workers", log, settings: { sessionTimeoutMs: SESSION_MS } });
const workers = await startWorkers({ ...opened, bus }, environment.WORKERS);
process.send?.("ready");

const stop = async () => {
  await workers.close();
  await bus.close();
  await opened.close();
  process.exit(0);
};
process.once("SIGTERM", stop);
process.once("disconnect", stop);
