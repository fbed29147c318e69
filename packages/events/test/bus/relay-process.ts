import { openDatabases } from "@roomstream/db/database";
import { silent } from "@roomstream/db/log";
import { openSignals } from "@roomstream/db/signals";
import { openKafkaBus } from "../../src/bus/kafka/kafka-bus";
import { openLogBus } from "../../src/bus/log/log-bus";
import { startRelay } from "../../src/outbox/relay";
import type { RelayProcessPlan } from "./relay-program";

/** A process that relays the outbox of the rates, until it is ended. */
const plan: RelayProcessPlan = JSON.parse(process.argv[2] ?? "");
const databases = openDatabases({ common: plan.outbox, services: {} }, 4);
const signals = openSignals(databases.common, plan.outbox);
const { address } = plan;
const bus =
  address.kind === "kafka"
    ? openKafkaBus({ brokers: address.brokers, clientId: "relay", log: silent })
    : openLogBus({
        pool: openDatabases({ common: address.url, services: {} }, 4).common,
        signals,
        log: silent,
      });
startRelay({ database: databases.of("rates"), bus, signals, log: silent, owner: plan.owner });
