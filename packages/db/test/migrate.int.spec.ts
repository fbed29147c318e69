import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabases } from "../src/database";
import { ensureOutboxMonths, migrate } from "../src/migrate";
import { migrationsFolder } from "../src/migrate/migrations";
import { createEmptyDatabase } from "../src/testing/test-database";

describe("the migration", () => {
  const databases: Awaited<ReturnType<typeof createEmptyDatabase>>[] = [];
  let folder: string;
  let url: string;

  const newDatabase = async () => {
    const database = await createEmptyDatabase();
    databases.push(database);
    return database.url;
  };
  async function query(text: string, at = url): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: at });
    await client.connect();
    try {
      return (await client.query(text)).rows;
    } finally {
      await client.end();
    }
  }
  const write = async (part: string, name: string, sql: string) => {
    await mkdir(join(folder, part, name), { recursive: true });
    await writeFile(join(folder, part, name, "migration.sql"), sql);
  };
  /** The migrations of a service: those that all services share, and its own, in the order of their names. */
  const migrationsOf = async (service: string) =>
    (await Promise.all(["shared", service].map((part) => readdir(join(folder, part))))).flat().sort();
  const run = (common = url) => migrate({ common, services: {} }, { folder });

  beforeEach(async () => {
    url = await newDatabase();
    folder = await mkdtemp(join(tmpdir(), "roomstream-migrations-"));
    await cp(migrationsFolder(), folder, { recursive: true });
  });
  afterEach(async () => {
    for (const database of databases.splice(0)) await database.drop();
    await rm(folder, { recursive: true });
  });

  it("records what it applied as Prisma does", async () => {
    await run();
    const file = join(folder, "payments", "20261122000100_payments", "migration.sql");
    const records = await query("SELECT * FROM payments._prisma_migrations ORDER BY migration_name");
    expect(records.map((record) => record.migration_name)).toEqual(await migrationsOf("payments"));
    expect(records).toContainEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      checksum: createHash("sha256")
        .update(await readFile(file))
        .digest("hex"),
      finished_at: expect.any(Date),
      migration_name: "20261122000100_payments",
      logs: null,
      rolled_back_at: null,
      started_at: expect.any(Date),
      applied_steps_count: 1,
    });
  });

  it("does nothing a second time, and only what is new after that", async () => {
    await run();
    await run();
    const before = await migrationsOf("rates");
    await write("rates", "20991231000000_later", "CREATE TABLE later (at date)");
    await run();
    expect(
      await query("SELECT migration_name FROM rates._prisma_migrations ORDER BY started_at, migration_name"),
    ).toEqual([...before, "20991231000000_later"].map((name) => ({ migration_name: name })));
    expect(await query("SELECT * FROM rates.later")).toEqual([]);
  });

  it("may be started by several processes at once", async () => {
    await Promise.all([run(), run(), run()]);
    expect(
      await query("SELECT migration_name FROM rates._prisma_migrations ORDER BY migration_name"),
    ).toEqual((await migrationsOf("rates")).map((name) => ({ migration_name: name })));
  });

  it("refuses to go on when an applied file has changed", async () => {
    await run();
    await write("rates", "20261122000100_rates", "CREATE TABLE rate_plan (everything text)");
    await expect(run()).rejects.toThrow(
      /20261122000100_rates of the schema rates has changed since it was applied/,
    );
  });

  it("does not take other line ends for a change", async () => {
    await run();
    const file = join(folder, "rates", "20261122000100_rates", "migration.sql");
    await writeFile(file, (await readFile(file, "utf8")).replaceAll("\n", "\r\n"));
    await run();
  });

  it("refuses a database that a newer version has migrated", async () => {
    await write("rates", "20991231000000_later", "CREATE TABLE later (at date)");
    await run();
    await rm(join(folder, "rates", "20991231000000_later"), { recursive: true });
    await expect(run()).rejects.toThrow(/20991231000000_later .* is in the database but not in this version/);
  });

  it("leaves nothing of a migration that fails, names it, and goes on once it is mended", async () => {
    await write("rates", "20991231000000_later", "CREATE TABLE later (at date); SELECT 1/0;");
    await expect(run()).rejects.toThrow(/20991231000000_later.*failed on the schema rates: division by zero/);
    expect(await query("SELECT to_regclass('rates.later') AS later")).toEqual([{ later: null }]);
    await write("rates", "20991231000000_later", "CREATE TABLE later (at date)");
    await run();
  });

  it("gives a service a database of its own", async () => {
    const own = await newDatabase();
    await migrate({ common: url, services: { reservations: own } }, { folder });
    const schemas = (at: string) =>
      query(
        "SELECT nspname FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema|public)' ORDER BY 1",
        at,
      );
    expect(await schemas(own)).toEqual([{ nspname: "reservations" }]);
    expect(await schemas(url)).not.toContainEqual({ nspname: "reservations" });
    expect(await schemas(url)).toContainEqual({ nspname: "bus" });
  });

  it("prepares the outbox of the coming months, also when two do so at once", async () => {
    await run();
    const opened = openDatabases({ common: url, services: {} });
    try {
      const { rows } = await opened.common.query(
        "SELECT inhrelid::regclass::text AS month FROM pg_inherits WHERE inhparent = 'rates.outbox'::regclass",
      );
      await opened.common.query(`DROP TABLE ${rows[0].month}`);
      await Promise.all([ensureOutboxMonths(opened), ensureOutboxMonths(opened)]);
      expect(await query(`SELECT to_regclass('${rows[0].month}') IS NOT NULL AS there`)).toEqual([
        { there: true },
      ]);
    } finally {
      await opened.close();
    }
  });
});
