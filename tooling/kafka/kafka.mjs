import { parseArgs } from "node:util";
import { KafkaUnavailable } from "./jars.mjs";
import { startKafka } from "./start-kafka.mjs";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "9092" },
    data: { type: "string", default: ".data/kafka" },
  },
});

const say = (/** @type {string} */ text) => process.stdout.write(`${text}\n`);

try {
  const kafka = await startKafka({ port: Number(values.port), dataDir: values.data });
  say(`Kafka is ready. Start Roomstream with KAFKA_BROKERS=${kafka.brokers.join(",")}; Ctrl-C stops it.`);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void kafka.stop());
  await kafka.ended;
  say("Kafka has stopped.");
} catch (error) {
  process.stderr.write(`${error instanceof KafkaUnavailable ? error.message : error?.stack}\n`);
  process.exitCode = 1;
}
