import { run } from "@roomstream/db/transaction";
import { deadLetterTopic } from "@roomstream/events/catalog/catalog";
import type { Context } from "../../shared/context";
import { proposalData, type ReservationData, reservationData } from "../reservation-event";
import type { ReservationRow } from "../stored-reservation";

/** A place in the order in which reservation events were recorded. */
export type Cursor = { recordedAt: string; position: number };

export type ChangedReservation = {
  at: Cursor;
  status: ReservationRow["status"];
  version: number;
  correlationId: string;
  actor: string;
  occurredAt: string;
  expiresAt: Date | null;
  /** The stay in force; its version is that of the proposal while one is open. */
  data: ReservationData;
  /** The open proposal, with the moment up to which it may take force. */
  proposal: { data: ReservationData; expiresAt: Date | null } | null;
  /** Kept of a stay that did not happen. */
  fee: number;
};

/**
 * Reservations as they are now whose events were recorded after the cursor and longer ago than `ageSeconds`, in the order of recording.
 * Reads as many rows as there were events, whatever the history.
 */
export async function changedSince(args: {
  ctx: Context;
  after: Cursor;
  ageSeconds: number;
  most: number;
}): Promise<ChangedReservation[]> {
  const rows = await run<ReservationRow & { recorded: string; at_position: number }>(
    args.ctx.databases.of("reservations"),
    {
      name: "reservations-changed-since",
      text: `SELECT o.recorded_at::text AS recorded, o.position AS at_position, r.*
        FROM (SELECT recorded_at, position, aggregate_id::uuid AS reservation_id FROM reservations.outbox
          WHERE (recorded_at, position) > ($1::timestamptz, $2)
            AND recorded_at < clock_timestamp() - make_interval(secs => $3) AND topic NOT LIKE $5
          ORDER BY recorded_at, position LIMIT $4) o
        JOIN reservations.reservation r USING (reservation_id)
        ORDER BY o.recorded_at, o.position`,
      values: [args.after.recordedAt, args.after.position, args.ageSeconds, args.most, deadLetterTopic("%")],
    },
  );
  return rows.map((row) => ({
    at: { recordedAt: row.recorded, position: row.at_position },
    status: row.status,
    version: row.version,
    correlationId: row.correlation_id,
    actor: row.actor,
    occurredAt: row.occurred_at.toISOString(),
    expiresAt: row.expires_at,
    data: reservationData(row),
    proposal: row.proposal && {
      data: proposalData(row, row.proposal),
      expiresAt: row.proposal_expires_at,
    },
    fee: row.fee,
  }));
}
