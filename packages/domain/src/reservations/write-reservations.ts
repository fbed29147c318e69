import type { Tx } from "@roomstream/db/transaction";
import { Conflict } from "@roomstream/events/consumer/infrastructure";
import type { Context } from "../shared/context";
import type { ReservationRow } from "./stored-reservation";

/** Writes changed reservations in one statement, each on the condition that it still has the version it was decided on. */
export async function writeReservations(
  tx: Tx,
  changes: { before: ReservationRow; after: ReservationRow }[],
): Promise<void> {
  if (changes.length === 0) return;
  const after = changes.map((change) => change.after);
  const written = await tx.query({
    name: "write-reservations",
    text: `UPDATE reservations.reservation r
      SET version = n.version, stay_version = n.stay_version, status = n.status, cancellation_reason = n.reason,
          held = n.held, authorized = n.authorized, occurred_at = n.occurred_at
      FROM unnest($1::uuid[], $2::int[], $3::int[], $4::int[], $5::text[], $6::text[], $7::boolean[], $8::boolean[], $9::timestamptz[])
        AS n (reservation_id, was, version, stay_version, status, reason, held, authorized, occurred_at)
      WHERE r.reservation_id = n.reservation_id AND r.version = n.was
      RETURNING r.reservation_id`,
    values: [
      after.map((row) => row.reservation_id),
      changes.map((change) => change.before.version),
      after.map((row) => row.version),
      after.map((row) => row.stay_version),
      after.map((row) => row.status),
      after.map((row) => row.cancellation_reason),
      after.map((row) => row.held),
      after.map((row) => row.authorized),
      after.map((row) => row.occurred_at),
    ],
  });
  if (written.length !== changes.length)
    throw new Conflict("a reservation changed between reading and writing");
}

/** Tells the screens of these reservations, once committed, to look again. */
export function tellScreens(
  ctx: Context,
  tx: Pick<Tx, "afterCommit">,
  rows: Pick<ReservationRow, "reservation_id" | "confirmation_number">[],
): void {
  for (const row of rows) {
    tx.afterCommit(() =>
      ctx.signals.send(
        "live",
        JSON.stringify({ kind: "reservation", id: row.reservation_id, number: row.confirmation_number }),
      ),
    );
  }
}
