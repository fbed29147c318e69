import type { Signals } from "@roomstream/db/signals";
import type { OutboxRow } from "./messages";

/**
 * Tells screens what changed, once for each topic and aggregate. The rows are committed effects of the service itself; a topic
 * of the bus would be ahead of what its consumers show.
 */
export function tellScreens(signals: Signals, rows: OutboxRow[]): void {
  const newest = new Map<string, OutboxRow>();
  for (const row of rows) newest.set(`${row.topic} ${row.key} ${aggregateOf(row)}`, row);
  for (const row of newest.values()) {
    signals.send(
      "live",
      JSON.stringify({
        kind: "change",
        topic: row.topic,
        propertyId: row.key,
        id: aggregateOf(row),
        version: Number(row.envelope.aggregateVersion ?? 1),
      }),
    );
  }
}

const aggregateOf = (row: OutboxRow): string => String(row.envelope.aggregateId ?? row.event_id);
