import { readFileSync } from "node:fs";
import { test as base, expect } from "@playwright/test";
import pg from "pg";
import { Books } from "./books";
import type { System } from "./system";
import { systemsFile } from "./systems-file";

export type SystemOptions = { setUp: "embedded" | "kafka" };

/** A journey: a page in front of a running system, and its books to look into afterwards. */
export const journey = base.extend<SystemOptions & { system: System; books: Books }>({
  setUp: ["embedded", { option: true }],
  system: async ({ setUp }, use) => {
    const systems: Partial<Record<string, System>> = JSON.parse(readFileSync(systemsFile, "utf8"));
    const system = systems[setUp];
    base.skip(!system, "Kafka cannot be had here; see the message above");
    if (system) await use(system);
  },
  baseURL: async ({ system }, use) => use(system.url),
  books: async ({ system }, use) => {
    const client = new pg.Client({ connectionString: system.databaseUrl });
    await client.connect();
    await use(new Books(client));
    await client.end();
  },
});

export { expect };
