import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KafkaUnavailable } from "../../../../tooling/kafka/jars.mjs";
import { freePort, type RunningKafka, startKafka } from "../../../../tooling/kafka/start-kafka.mjs";
import type { ProgramName } from "./programs";

/** The bus that the processes of a suite run on. */
export type Ground = {
  program: ProgramName;
  environment: Record<string, string>;
  close(): Promise<void>;
};

export const onLog = async (): Promise<Ground> => ({
  program: "worker-on-log",
  environment: {},
  close: async () => undefined,
});

/** A broker of the suite's own; where none can be had, why. */
export async function onKafka(): Promise<Ground | string> {
  const dataDir = await mkdtemp(join(tmpdir(), "roomstream-crash-kafka-"));
  const close = () => rm(dataDir, { recursive: true, force: true });
  let kafka: RunningKafka;
  try {
    const settings = { "group.min.session.timeout.ms": "1000" };
    kafka = await startKafka({ port: await freePort(), dataDir, settings });
  } catch (error) {
    await close();
    if (!(error instanceof KafkaUnavailable) || process.env.ROOMSTREAM_REQUIRE_ALL === "1") throw error;
    return error.message;
  }
  return {
    program: "worker-on-kafka",
    environment: { KAFKA_BROKERS: kafka.brokers.join() },
    async close() {
      await kafka.kill();
      await close();
    },
  };
}
