import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Databases, openDatabases } from "@roomstream/db/database";
import { migrate } from "@roomstream/db/migrate";
import { migrationsFolder } from "@roomstream/db/migrate/migrations";
import { SERVICES } from "@roomstream/environment/environment";
import { z } from "zod";

/** The first version that knew rooms and check-in begins here; every migration of the version before it has a lower name. */
const ROOMS_AND_CHECK_IN = "20261123";

const rowsOfTables = z.record(z.string(), z.array(z.record(z.string(), z.unknown())));

/** Brings an empty database to where the version before rooms and check-in left it, with the rows that it wrote. */
export async function loadOlderVersion(url: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "roomstream-older-"));
  await cp(migrationsFolder(), folder, { recursive: true });
  for (const schema of await readdir(folder)) {
    const names = await readdir(join(folder, schema));
    for (const name of names.filter((candidate) => candidate >= ROOMS_AND_CHECK_IN))
      await rm(join(folder, schema, name), { recursive: true });
  }
  await migrate({ common: url, services: {} }, { folder });
  await rm(folder, { recursive: true });
  // One connection, so that what is set for the session holds for every statement.
  const databases = openDatabases({ common: url, services: {} }, 1);
  const pool = databases.common;
  try {
    // As a restored backup: rows in any order, each as it was.
    await pool.query("SET session_replication_role = replica");
    for (const service of SERVICES) {
      await pool.query(
        `CREATE TABLE ${service}.outbox_2026_10 PARTITION OF ${service}.outbox FOR VALUES FROM ('2026-10-01 00:00+00') TO ('2026-11-01 00:00+00')`,
      );
    }
    const tables = rowsOfTables.parse(
      JSON.parse(await readFile(join(import.meta.dirname, "rows.json"), "utf8")),
    );
    for (const [table, rows] of Object.entries(tables)) await load(pool, table, rows);
  } finally {
    await databases.close();
  }
}

async function load(
  pool: Databases["common"],
  table: string,
  rows: Record<string, unknown>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).map((column) => `"${column}"`);
  await pool.query(
    `INSERT INTO ${table} (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1)`,
    [JSON.stringify(rows)],
  );
  if (columns.includes('"position"')) {
    await pool.query(
      `SELECT setval(pg_get_serial_sequence('${table}', 'position'), (SELECT max(position) FROM ${table}))`,
    );
  }
}
