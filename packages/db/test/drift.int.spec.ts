import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { SERVICES } from "@roomstream/environment/environment";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../src/testing/test-database";
import { LEFT_OUT, schemaOfDatabase } from "./prisma-schema";
import { openSchemaEngine } from "./schema-engine";

const folder = join(import.meta.dirname, "..", "prisma", "schema");

describe("the Prisma schema", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  /** What would have to be done to the database to make it what the Prisma schema says. */
  async function drift(): Promise<string> {
    const engine = await openSchemaEngine(database.url);
    const names = await readdir(folder);
    const files = await Promise.all(
      names.map(async (name) => ({ path: name, content: await readFile(join(folder, name), "utf8") })),
    );
    const { stdout } = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: folder },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters: {
        externalTables: SERVICES.flatMap((service) => LEFT_OUT.map((table) => `${service}.${table}`)),
        externalEnums: [],
      },
    });
    return stdout ?? "";
  }

  it("says what the migrations make (after a migration, run this test with -u)", async () => {
    const main = await readFile(join(folder, "main.prisma"), "utf8");
    const texts = await schemaOfDatabase(await openSchemaEngine(database.url), main);
    expect([...texts.keys()].toSorted()).toEqual([...SERVICES].toSorted());
    for (const [service, text] of texts)
      await expect(text).toMatchFileSnapshot(join(folder, `${service}.prisma`));
  });

  it("differs from the migrated database in nothing, says Prisma's own engine", async () => {
    expect(await drift()).toMatch(/^-- This is an empty migration\.\s*$/);
  });

  it("is found to differ when a column is added", async () => {
    await database.databases.common.query("ALTER TABLE reservations.reservation ADD COLUMN pet text");
    expect(await drift()).toContain('DROP COLUMN "pet"');
  });
});
