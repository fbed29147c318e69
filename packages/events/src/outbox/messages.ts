import { traceparentOf } from "@roomstream/observe/trace";
import type { OutgoingMessage } from "../bus/port";

/** An outbox row as the relay reads it. */
export type OutboxRow = {
  position: number;
  event_id: string;
  topic: string;
  key: string;
  envelope: Record<string, unknown>;
  recorded_at: Date;
  addressee: string | null;
};

/** Names the one group that a message is for, as an extension of CloudEvents; without it, it is for all. */
export const ADDRESSEE = "ce_addressee";

/**
 * The bus message of an outbox row, as CloudEvents in binary mode. `traceparent` (W3C Trace Context) follows from the
 * correlation id, so that everything one request caused is one trace.
 */
export function messageOf(row: OutboxRow): OutgoingMessage {
  const recordedAt = row.recorded_at.toISOString();
  const correlationId = String(row.envelope.correlationId ?? row.event_id);
  return {
    topic: row.topic,
    key: row.key,
    value: JSON.stringify({ ...row.envelope, recordedAt }),
    timestamp: row.recorded_at.getTime(),
    headers: {
      ce_id: row.event_id,
      ce_type: row.topic,
      ce_source: `/roomstream/${row.key}`,
      ce_time: String(row.envelope.occurredAt ?? recordedAt),
      ce_specversion: "1.0",
      ...(row.addressee !== null && { [ADDRESSEE]: row.addressee }),
      traceparent: traceparentOf(correlationId, row.event_id),
    },
  };
}
