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
      connectionTimeoutMillis: 5_000,
      options:
        "-c idle_in_transaction_session_timeout=30000 -c lock_timeout=10000 -c statement_timeout=60000 -c timezone=UTC",
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
