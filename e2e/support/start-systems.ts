import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KafkaUnavailable } from "../../tooling/kafka/jars.mjs";
import { freePort, startKafka } from "../../tooling/kafka/start-kafka.mjs";
import { ensureBuilt } from "../../tooling/run/built.mjs";
import { requireAll } from "./environment";
import { startSystem } from "./system";
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
  const start = async (plan: { dataDir: string; brokers?: string[] }) => {
    const { system, stop } = await startSystem({ ...plan, port: await freePort() });
    stops.push(stop);
    return system;
  };
  const onKafka = async () => {
    const kafka = await kafkaOrNothing(join(folder, "kafka-log"));
    if (!kafka) return undefined;
    stops.push(kafka.stop);
    return start({ dataDir: join(folder, "kafka"), brokers: kafka.brokers });
  };
  // Else both would build, into the same folders.
  await ensureBuilt();
  // Both at once: each waits for its database and its demo. When one fails the other has to be up to be stopped.
  const started = await Promise.allSettled([start({ dataDir: join(folder, "embedded") }), onKafka()]);
  const failed = started.find((one) => one.status === "rejected");
  if (failed) {
    await stopAll();
    throw failed.reason;
  }
  const [embedded, kafka] = started.map((one) => (one.status === "fulfilled" ? one.value : undefined));
  writeFileSync(systemsFile, JSON.stringify({ embedded, kafka }));
  return stopAll;
}

async function kafkaOrNothing(dataDir: string) {
  try {
    return await startKafka({ dataDir });
  } catch (error) {
    if (error instanceof KafkaUnavailable && !requireAll) return undefined;
    throw error;
  }
}
