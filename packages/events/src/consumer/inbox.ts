import type { Tx } from "@roomstream/db/transaction";
import type { Service } from "@roomstream/environment/environment";

/**
 * Claims events for the service's group and returns the ids that nobody had claimed before.
 * Claimed in id order, so that two consumers of the same events wait for each other instead of deadlocking.
 */
export async function claim(tx: Tx, service: Service, eventIds: string[]): Promise<Set<string>> {
  const rows = await tx.query<{ event_id: string }>({
    name: `claim-inbox-${service}`,
    text: `INSERT INTO ${service}.inbox ("group", event_id)
      SELECT $1, id FROM unnest($2::uuid[]) AS given (id) ORDER BY id
      ON CONFLICT DO NOTHING RETURNING event_id`,
    values: [service, eventIds],
  });
  return new Set(rows.map((row) => row.event_id));
}
