import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silent } from "@roomstream/db/log";
import { KafkaUnavailable } from "../../../../tooling/kafka/jars.mjs";
import { freePort, type RunningKafka, startKafka } from "../../../../tooling/kafka/start-kafka.mjs";
import { openKafkaBus } from "../../src/bus/kafka/kafka-bus";
import type { Ground, MortalGround } from "./ground";

export type KafkaGround = Ground & { close(): Promise<void> };

/**
 * A broker takes a silent member for dead after 6 s at the earliest, and after a crash waits 9 s for its former self;
 * the one of the tests is told to be quicker.
 */
const QUICK = {
  "group.min.session.timeout.ms": "1000",
  "broker.session.timeout.ms": "2000",
  "broker.heartbeat.interval.ms": "500",
};
const QUICK_SESSION_MS = 3_000;
const SHORTEST_SESSION_MS = 6_000;

function groundAt(brokers: string[], sessionTimeoutMs: number, mortal: Ground["mortal"]): Ground {
  return {
    open: () => openKafkaBus({ brokers, clientId: "test", log: silent, settings: { sessionTimeoutMs } }),
    address: { kind: "kafka", brokers, sessionTimeoutMs },
    mortal,
  };
}

/** The broker at KAFKA_BROKERS, or one of the tests' own; when none can be had, why. */
export async function kafkaGround(): Promise<KafkaGround | string> {
  const environment = process.env;
  const { KAFKA_BROKERS: given, ROOMSTREAM_REQUIRE_ALL: requireAll } = environment;
  if (given) {
    const mortal = async () => "the broker at KAFKA_BROKERS is not the tests' to crash";
    return { ...groundAt(given.split(","), SHORTEST_SESSION_MS, mortal), close: async () => undefined };
  }
  const dataDir = await mkdtemp(join(tmpdir(), "roomstream-kafka-"));
  const port = await freePort();
  const start = () => startKafka({ port, dataDir, settings: QUICK });
  let kafka: RunningKafka;
  try {
    kafka = await start();
  } catch (error) {
    await rm(dataDir, { recursive: true, force: true });
    if (!(error instanceof KafkaUnavailable) || requireAll === "1") throw error;
    return error.message;
  }
  // The tests run one after another and this one is the last of its file, so they share the broker.
  const mortal = async (): Promise<MortalGround> => {
    const bus = ground.open();
    return {
      bus,
      crash: () => kafka.kill(),
      startAgain: async () => {
        kafka = await start();
      },
      close: () => bus.close(),
    };
  };
  const ground = groundAt(kafka.brokers, QUICK_SESSION_MS, mortal);
  return {
    ...ground,
    close: async () => {
      await kafka.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
