import { randomBytes } from "node:crypto";
import { openMemory } from "@roomstream/cache/open-memory";
import type { Memory } from "@roomstream/cache/port";
import { openDatabases } from "@roomstream/db/database";
import type { Log } from "@roomstream/db/log";
import { openSignals } from "@roomstream/db/signals";
import type { Environment } from "@roomstream/environment/environment";
import { openKafkaBus } from "@roomstream/events/bus/kafka/kafka-bus";
import { openLogBus } from "@roomstream/events/bus/log/log-bus";
import type { Bus } from "@roomstream/events/bus/port";
import { v7 } from "uuid";
import type { Clock, Context, Random } from "./context";
import { deriveSecrets } from "./sealing";

export const realClock: Clock = { now: () => new Date() };

export const realRandom: Random = {
  uuid: () => v7(),
  bytes: (length) => randomBytes(length),
  fraction: () => Math.random(),
};

/** What services work with: where things are kept, and the bus. */
export type AtWork = { ctx: Context; bus: Bus };

/** What a process of the gateway or the workers stands on. */
export type Opened = AtWork & { memory: Memory; close(): Promise<void> };

/**
 * Opens database, signals, bus and memory as the environment says: Kafka where brokers are named, else the log in Postgres;
 * Redis where it is named, else this process's own memory.
 * Throws when there is no database or no encryption key: in embedded mode the supervisor provides both.
 */
export function openContext(environment: Environment, log: Log, name: string): Opened {
  const { DATABASE_URL: url, ENCRYPTION_KEY: key, KAFKA_BROKERS: brokers } = environment;
  if (!url) throw new Error("DATABASE_URL is not set; `npm start` starts a database and sets it");
  if (!key) throw new Error("ENCRYPTION_KEY is not set; make one with `openssl rand -base64 32`");
  const databases = openDatabases({ common: url, services: environment.serviceDatabaseUrls });
  const { memory, signals } = openMemory({
    redis: environment.REDIS_URL,
    signals: openSignals(databases.common, url, log),
    log,
  });
  const ctx: Context = {
    databases,
    signals,
    clock: realClock,
    random: realRandom,
    secrets: deriveSecrets(Buffer.from(key, "base64")),
    log,
    publicUrl: environment.PUBLIC_URL ?? `http://localhost:${environment.PORT}`,
  };
  const bus = brokers
    ? openKafkaBus({ brokers, clientId: `roomstream-${name}`, log })
    : openLogBus({ pool: databases.common, signals, log });
  return {
    ctx,
    bus,
    memory,
    async close() {
      await bus.close();
      await signals.close();
      await memory.close();
      await databases.close();
    },
  };
}
