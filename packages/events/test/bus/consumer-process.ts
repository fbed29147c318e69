import { writeSync } from "node:fs";
import { openDatabases } from "@roomstream/db/database";
import { silent } from "@roomstream/db/log";
import { openSignals } from "@roomstream/db/signals";
import { openKafkaBus } from "../../src/bus/kafka/kafka-bus";
import { openLogBus } from "../../src/bus/log/log-bus";
import type { Bus } from "../../src/bus/port";
import type { ConsumerPlan, Report } from "./consumer";
import type { BusAddress } from "./ground";

/** A process that consumes for a group and reports on stdout, a line of JSON for each thing that happens. */

// Written at once and not through a stream: what was reported before a crash has happened.
const report = (what: Report) => writeSync(1, `${JSON.stringify(what)}\n`);

function open(address: BusAddress): { bus: Bus; close(): Promise<void> } {
  if (address.kind === "kafka") {
    const { brokers, sessionTimeoutMs } = address;
    const bus = openKafkaBus({ brokers, clientId: "consumer", log: silent, settings: { sessionTimeoutMs } });
    return { bus, close: () => bus.close() };
  }
  const databases = openDatabases({ common: address.url, services: {} }, 4);
  const signals = openSignals(databases.common, address.url);
  const bus = openLogBus({ pool: databases.common, signals, log: silent });
  const close = async () => {
    await bus.close();
    await signals.close();
    await databases.close();
  };
  return { bus, close };
}

async function main(): Promise<void> {
  const plan: ConsumerPlan = JSON.parse(process.argv[2] ?? "");
  const { bus, close } = open(plan.address);
  const subscription = await bus.subscribe({
    group: plan.group,
    topics: plan.topics,
    batchSize: plan.batchSize ?? 100,
    async handle({ topic, partition, messages }) {
      report({ topic, partition, values: messages.map(({ value }) => value) });
      if (plan.crashes) process.kill(process.pid, "SIGKILL");
    },
  });
  let known = "";
  const watching = setInterval(() => {
    const assigned = subscription.assigned().map(({ topic, partition }) => `${topic}/${partition}`);
    const now = assigned.toSorted().join();
    if (now !== known) report({ assigned });
    known = now;
  }, 10);
  process.once("SIGTERM", async () => {
    clearInterval(watching);
    await close();
  });
}

void main();
