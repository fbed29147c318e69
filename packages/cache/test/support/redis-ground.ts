import { silent } from "@roomstream/db/log";
import { openSignals, type Signals } from "@roomstream/db/signals";
import type { TestDatabase } from "@roomstream/db/testing/test-database";
import { readEnvironment } from "@roomstream/environment/environment";
import { vi } from "vitest";
import { openMemory } from "../../src/open-memory";
import type { Memory } from "../../src/port";

export type Process = { memory: Memory; signals: Signals; close(): Promise<void> };

/** Opens memory and signals as a gateway or worker does, and waits until Redis is used. */
export async function openProcess(database: TestDatabase, redisUrl: string): Promise<Process> {
  const { REDIS_URL: redis } = readEnvironment({ REDIS_URL: redisUrl });
  const notify = openSignals(database.databases.common, database.url);
  const { memory, signals } = openMemory({ redis, signals: notify, log: silent });
  await vi.waitFor(() => memory.ping(), { timeout: 10_000, interval: 50 });
  return {
    memory,
    signals,
    close: async () => {
      await signals.close();
      await memory.close();
    },
  };
}
