import type { Database } from "@roomstream/db/database";
import { run } from "@roomstream/db/transaction";

/** How long a relay may go on sending after it last renewed; a successor waits as long after a crash. */
export const LEASE_MS = 2_000;

/**
 * Takes or renews the one lease of a service's relay, by the database's clock.
 * Returns false while another relay holds it.
 */
export async function holdLease(database: Database, owner: string): Promise<boolean> {
  const rows = await run(database, {
    name: `hold-lease-${database.service}`,
    text: `INSERT INTO ${database.service}.relay_lease AS lease (owner, expires_at)
      VALUES ($1, clock_timestamp() + make_interval(secs => $2 / 1000.0))
      ON CONFLICT (only_row) DO UPDATE SET owner = excluded.owner, expires_at = excluded.expires_at
      WHERE lease.owner = excluded.owner OR lease.expires_at < clock_timestamp()
      RETURNING owner`,
    values: [owner, LEASE_MS],
  });
  return rows.length > 0;
}

/** Gives the lease up, so that a successor need not wait for its end. */
export async function dropLease(database: Database, owner: string): Promise<void> {
  await run(database, {
    text: `DELETE FROM ${database.service}.relay_lease WHERE owner = $1`,
    values: [owner],
  });
}
