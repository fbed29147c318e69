import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KafkaUnavailable } from "../../tooling/kafka/jars.mjs";
import { freePort, startKafka } from "../../tooling/kafka/start-kafka.mjs";
import { requireAll } from "./environment";
import { type System, startSystem } from "./system";
import { systemsFile } from "./systems-file";

/** Starts both set-ups before the journeys and stops them afterwards. Without Kafka its journeys are skipped, and say so. */
export default async function startSystems(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "roomstream-e2e-"));
  // The embedded Postgres runs as a user of its own and must be able to enter.
  chmodSync(folder, 0o755);
  const stops: (() => Promise<void>)[] = [];
  const stopAll = async () => {
    for (const stop of stops.reverse()) await stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const systems: Record<string, System> = {};
    const embedded = await startSystem({ dataDir: join(folder, "embedded"), port: await freePort() });
    stops.push(embedded.stop);
    systems.embedded = embedded.system;
    const kafka = await kafkaOrNothing(join(folder, "kafka-log"));
    if (kafka) {
      stops.push(kafka.stop);
      const port = await freePort();
      const onKafka = await startSystem({ dataDir: join(folder, "kafka"), port, brokers: kafka.brokers });
      stops.push(onKafka.stop);
      systems.kafka = onKafka.system;
    }
    writeFileSync(systemsFile, JSON.stringify(systems));
    return stopAll;
  } catch (error) {
    await stopAll();
    throw error;
  }
}

async function kafkaOrNothing(dataDir: string) {
  try {
    return await startKafka({ dataDir });
  } catch (error) {
    if (error instanceof KafkaUnavailable && !requireAll) return undefined;
    throw error;
  }
}
