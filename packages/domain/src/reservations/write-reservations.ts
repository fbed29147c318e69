import type { Tx } from "@roomstream/db/transaction";
import { Conflict } from "@roomstream/events/consumer/infrastructure";
import type { NewEvent } from "@roomstream/events/envelope";
import { appendEvents } from "@roomstream/events/outbox/append";
import type { Context } from "../shared/context";
import type { ReservationRow } from "./stored-reservation";
import { addToTimelines } from "./timeline";

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
          held = n.held, authorized = n.authorized, occurred_at = n.occurred_at, room_type_id = n.room_type_id,
          arrival = n.arrival, departure = n.departure, adults = n.adults, children = n.children,
          -- most steps leave the offer as it was sold
          sold = coalesce(n.sold, r.sold), proposal = n.proposal, proposal_expires_at = n.proposal_expires_at,
          withdrawn = n.withdrawn, fee = n.fee, checked_in_on = n.checked_in_on, checked_out_on = n.checked_out_on,
          as_requested = coalesce(r.as_requested, n.as_requested)
      FROM unnest($1::uuid[], $2::int[], $3::int[], $4::int[], $5::text[], $6::text[], $7::boolean[], $8::boolean[],
          $9::timestamptz[], $10::text[], $11::date[], $12::date[], $13::int[], $14::int[], $15::json[], $16::json[],
          $17::timestamptz[], $18::text[], $19::bigint[], $20::date[], $21::date[], $22::json[])
        AS n (reservation_id, was, version, stay_version, status, reason, held, authorized, occurred_at, room_type_id,
          arrival, departure, adults, children, sold, proposal, proposal_expires_at, withdrawn, fee, checked_in_on,
          checked_out_on, as_requested)
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
      after.map((row) => row.room_type_id),
      after.map((row) => row.arrival),
      after.map((row) => row.departure),
      after.map((row) => row.adults),
      after.map((row) => row.children),
      changes.map((change) =>
        change.after.sold === change.before.sold ? null : JSON.stringify(change.after.sold),
      ),
      after.map((row) => row.proposal && JSON.stringify(row.proposal)),
      after.map((row) => row.proposal_expires_at),
      after.map((row) => row.withdrawn),
      after.map((row) => row.fee),
      after.map((row) => row.checked_in_on),
      after.map((row) => row.checked_out_on),
      after.map((row) => row.as_requested && JSON.stringify(row.as_requested)),
    ],
  });
  if (written.length !== changes.length)
    throw new Conflict("a reservation changed between reading and writing");
}

/** What a command did to a reservation, and the line for people that its event has on the timeline. */
export type Done = { before: ReservationRow; after: ReservationRow; event: NewEvent; summary: string };

/** Writes what commands did: states, timelines and events, in one statement each. */
export async function writeDone(ctx: Context, tx: Tx, done: Done[]): Promise<void> {
  await writeReservations(tx, done);
  await addToTimelines(
    tx,
    done.map(({ after, event, summary }) => ({
      reservationId: after.reservation_id,
      eventId: event.eventId,
      eventType: event.eventType,
      occurredAt: event.occurredAt,
      recordedAt: null,
      summary,
    })),
  );
  tellScreens(
    ctx,
    tx,
    done.map(({ after }) => after),
  );
  await appendEvents({
    tx,
    service: "reservations",
    signals: ctx.signals,
    events: done.map(({ event }) => event),
  });
}

/** Tells the screens of these reservations, once committed, to look again. */
export function tellScreens(
  ctx: Context,
  tx: Pick<Tx, "afterCommit">,
  rows: Pick<ReservationRow, "reservation_id" | "confirmation_number" | "property_id" | "version">[],
): void {
  for (const row of rows) {
    tx.afterCommit(() =>
      ctx.signals.send(
        "live",
        JSON.stringify({
          kind: "reservation",
          propertyId: row.property_id,
          id: row.reservation_id,
          number: row.confirmation_number,
          version: row.version,
        }),
      ),
    );
  }
}
