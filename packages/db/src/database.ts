import { SERVICES, type Service } from "@roomstream/environment/environment";
import pg from "pg";

/** Postgres types whose default parsing loses something: dates stay calendar dates, big integers become numbers. */
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.DATE, (text: string) => text);
types.setTypeParser(pg.types.builtins.INT8, (text: string) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`${text} does not fit a safe integer`);
  return value;
});

/** One service's database: its own schema, on a pool that it shares with the services on the same server. */
export type Database = { service: Service; pool: pg.Pool };

export type Databases = {
  /** The database of a service. */
  of(service: Service): Database;
  /** The common database: the embedded log, signals, the sandbox gateway. */
  common: pg.Pool;
  close(): Promise<void>;
};

export type DatabaseUrls = { common: string; services: Partial<Record<Service, string>> };

/**
 * What every session is set to. A prepared statement keeps the plan of its first executions: made over tables that are still
 * empty it would scan them for ever. So plans go by index, which every statement of commands, reactions and relays has; who reads
 * whole tables turns the scans on again (`withSnapshot`).
 */
const SETTINGS = {
  timezone: "UTC",
  statement_timeout: 60_000,
  lock_timeout: 10_000,
  idle_in_transaction_session_timeout: 30_000,
  enable_seqscan: "off",
  enable_hashjoin: "off",
  enable_mergejoin: "off",
};

/** Opens one pool for each distinct URL. `connections` bounds each pool. */
export function openDatabases(urls: DatabaseUrls, connections = 16): Databases {
  const pools = new Map<string, pg.Pool>();
  const poolOf = (url: string) => {
    const known = pools.get(url);
    if (known) return known;
    const pool = new pg.Pool({
      connectionString: url,
      max: connections,
      types,
      connectionTimeoutMillis: 15_000,
      options: Object.entries(SETTINGS)
        .map(([name, value]) => `-c ${name}=${value}`)
        .join(" "),
    });
    // An idle connection that dies (a restart of Postgres) is replaced at its next use; without a listener it ends the process.
    pool.on("error", () => undefined);
    // The same for one that dies in use: the statement that uses it fails and says so.
    pool.on("connect", (client) => client.on("error", () => undefined));
    pools.set(url, pool);
    return pool;
  };
  const databases = new Map<Service, Database>(
    SERVICES.map((service) => [service, { service, pool: poolOf(urls.services[service] ?? urls.common) }]),
  );
  const common = poolOf(urls.common);
  return {
    common,
    of(service) {
      const database = databases.get(service);
      if (!database) throw new Error(`No database for ${service}`);
      return database;
    },
    close: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.end()));
    },
  };
}
