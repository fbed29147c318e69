import { createHash, randomUUID } from "node:crypto";
import { SERVICES } from "@roomstream/environment/environment";
import pg from "pg";
import type { Databases, DatabaseUrls } from "./database";
import { type Log, silent } from "./log";
import { type Migration, migrationsFolder, readMigrations } from "./migrate/migrations";
import { transaction } from "./transaction";

/** Schemas beside those of the services; both live in the common database. */
const COMMON_SCHEMAS = ["bus", "sandbox_gateway"] as const;

/** The lock that `prisma migrate` takes too: one migrates a database at a time, whoever it is. */
const PRISMA_LOCK = 72707369;

const RECORD = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                  varchar(36) PRIMARY KEY NOT NULL,
    checksum            varchar(64) NOT NULL,
    finished_at         timestamptz,
    migration_name      varchar(255) NOT NULL,
    logs                text,
    rolled_back_at      timestamptz,
    started_at          timestamptz NOT NULL DEFAULT now(),
    applied_steps_count integer NOT NULL DEFAULT 0
  )`;

type Recorded = { migration_name: string; checksum: string; finished_at: Date | null };

const checksum = (sql: string) => createHash("sha256").update(sql).digest("hex");

/** A checkout on Windows may have turned the line ends around; that is no change. */
const isSame = (sql: string, recorded: string) =>
  [sql, sql.replaceAll("\r\n", "\n"), sql.replaceAll(/\r?\n/g, "\r\n")].some(
    (text) => checksum(text) === recorded,
  );

function pending(schema: string, migrations: Migration[], recorded: Recorded[]): Migration[] {
  for (const { migration_name: name, checksum: applied, finished_at: finished } of recorded) {
    const migration = migrations.find((candidate) => candidate.name === name);
    const at = `Migration ${name} of the schema ${schema}`;
    if (!finished)
      throw new Error(`${at} was begun and did not finish: mend it with "prisma migrate resolve"`);
    if (!migration)
      throw new Error(`${at} is in the database but not in this version, which is older than the database`);
    if (!isSame(migration.sql, applied)) {
      throw new Error(
        `${at} has changed since it was applied: restore ${migration.file} and put the change into a new one`,
      );
    }
  }
  const applied = new Set(recorded.map(({ migration_name: name }) => name));
  return migrations.filter(({ name }) => !applied.has(name));
}

async function inTransaction(client: pg.Client, work: () => Promise<void>): Promise<void> {
  await client.query("BEGIN");
  try {
    await work();
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}

async function apply(client: pg.Client, schema: string, { name, file, sql }: Migration): Promise<void> {
  const started = new Date();
  await inTransaction(client, async () => {
    await client.query(`SET LOCAL search_path TO "${schema}", public`);
    await client.query(sql).catch((error) => {
      throw new Error(`Migration ${file} failed on the schema ${schema}: ${error.message}`, { cause: error });
    });
    await client.query(
      `INSERT INTO "${schema}"._prisma_migrations
         (id, checksum, finished_at, migration_name, logs, started_at, applied_steps_count)
       VALUES ($1, $2, clock_timestamp(), $3, NULL, $4, 1)`,
      [randomUUID(), checksum(sql), name, started],
    );
  });
}

async function migrateSchema(client: pg.Client, schema: string, folder: string, log: Log): Promise<void> {
  const isService = SERVICES.some((service) => service === schema);
  const migrations = await readMigrations(folder, isService ? ["shared", schema] : [schema]);
  await inTransaction(client, async () => {
    await client.query(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
    await client.query(`SET LOCAL search_path TO "${schema}", public`);
    await client.query(RECORD);
  });
  const { rows } = await client.query<Recorded>(
    `SELECT migration_name, checksum, finished_at FROM "${schema}"._prisma_migrations WHERE rolled_back_at IS NULL`,
  );
  for (const migration of pending(schema, migrations, rows)) {
    await apply(client, schema, migration);
    log.info({ schema, migration: migration.name }, "applied a migration");
  }
  if (isService) await client.query(`SELECT "${schema}".ensure_outbox_months()`);
}

async function migrateDatabase(url: string, schemas: string[], folder: string, log: Log): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // A connection that is lost between two statements fails the next one.
  client.on("error", (error) => log.warn({ err: error }, "the connection of the migration is lost"));
  await client.connect();
  try {
    await client.query("SET client_min_messages = warning; SET timezone = 'UTC'");
    await client.query("SELECT pg_advisory_lock($1)", [PRISMA_LOCK]);
    // Two stays in a room, and two times out of order, are excluded with it; types and operators are found through `public`.
    if (schemas.includes("reservations") || schemas.includes("property")) {
      await client.query("CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA public");
    }
    for (const schema of schemas) await migrateSchema(client, schema, folder, log);
  } finally {
    await client.end();
  }
}

/**
 * Brings every schema up to this version: each migration in its own transaction, recorded as `prisma migrate deploy`
 * records it. Several processes may call it at once. Throws when an applied migration has changed, or is unknown here.
 */
export async function migrate(
  urls: DatabaseUrls,
  options: { folder?: string; log?: Log } = {},
): Promise<void> {
  const { folder = migrationsFolder(), log = silent } = options;
  const schemasOf = new Map<string, string[]>([[urls.common, [...COMMON_SCHEMAS]]]);
  for (const service of SERVICES) {
    const url = urls.services[service] ?? urls.common;
    schemasOf.set(url, [...(schemasOf.get(url) ?? []), service]);
  }
  for (const [url, schemas] of schemasOf) await migrateDatabase(url, schemas, folder, log);
}

/** Makes the outbox partitions of the coming months; an event of a month without one cannot be stored. Call it daily. */
export async function ensureOutboxMonths(databases: Databases): Promise<void> {
  for (const service of SERVICES) {
    await transaction(databases.of(service), async (tx) => {
      // Two processes that make the same table at once would fail one another.
      await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtext('ensure_outbox_months'))" });
      await tx.query({ text: `SELECT "${service}".ensure_outbox_months()` });
    });
  }
}
