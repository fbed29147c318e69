import type { Databases } from "@roomstream/db/database";
import { inTurn, type Statement, type Tx } from "@roomstream/db/transaction";
import { SERVICES, type Service } from "@roomstream/environment/environment";
import type { Pool, PoolClient, QueryResultRow } from "pg";

/** Reads as of one moment for each database. */
export type Snapshot = {
  read<Row extends QueryResultRow>(
    service: Service | "sandbox_gateway",
    statement: Statement,
  ): Promise<Row[]>;
};

/** Runs `work` over one read-only snapshot of each database; services on the same server share it. */
export async function withSnapshot<T>(
  databases: Databases,
  work: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  const clients = new Map<Pool, PoolClient>();
  const asks = new Map<Pool, Tx["query"]>();
  const poolOf = (service: Service | "sandbox_gateway") =>
    service === "sandbox_gateway" ? databases.common : databases.of(service).pool;
  try {
    for (const pool of new Set([databases.common, ...SERVICES.map(poolOf)])) {
      const client = await pool.connect();
      clients.set(pool, client);
      await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
      await client.query(
        "SET LOCAL enable_seqscan = on; SET LOCAL enable_hashjoin = on; SET LOCAL enable_mergejoin = on",
      );
      // The first statement fixes the moment.
      await client.query("SELECT 1");
      asks.set(pool, inTurn(client));
    }
    return await work({
      async read<Row extends QueryResultRow>(service: Service | "sandbox_gateway", statement: Statement) {
        const ask = asks.get(poolOf(service));
        if (!ask) throw new Error(`no snapshot of ${service}`);
        return ask<Row>(statement);
      },
    });
  } finally {
    for (const client of clients.values()) {
      await client.query("ROLLBACK").then(
        () => client.release(),
        () => client.release(true),
      );
    }
  }
}
