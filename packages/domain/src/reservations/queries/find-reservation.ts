import { run } from "@roomstream/db/transaction";
import { moneyOf } from "../../payments/queries/money-of";
import type { Context } from "../../shared/context";
import type { ReservationView } from "../contract";
import { openGuestKey, sameName } from "../guest";
import type { ReservationRow } from "../stored-reservation";
import { viewOf } from "../view";
import { openGuest } from "./open-guest";

type TimelineJson = {
  eventId: string;
  eventType: string;
  occurredAt: string;
  recordedAt: string;
  summary: string;
};

/** A reservation by its confirmation number, with folio and timeline, or undefined. Two queries, by key. */
export async function findReservation(args: {
  ctx: Context;
  confirmationNumber: string;
}): Promise<ReservationView | undefined> {
  const { ctx, confirmationNumber } = args;
  type Found = { sealed_key: Buffer | null; timeline: TimelineJson[] | null; room_id: string | null };
  const [row] = await run<ReservationRow & Found>(ctx.databases.of("reservations"), {
    name: "find-reservation",
    text: `SELECT r.*, k.sealed_key,
          (SELECT json_agg(json_build_object('eventId', t.event_id, 'eventType', t.event_type, 'occurredAt', t.occurred_at,
              'recordedAt', t.recorded_at, 'summary', t.summary) ORDER BY t.recorded_at, t.position)
            FROM reservations.timeline t WHERE t.reservation_id = r.reservation_id) AS timeline,
          (SELECT room_id FROM reservations.room_stay s WHERE s.reservation_id = r.reservation_id
            ORDER BY s.checked_in DESC, s.nights DESC LIMIT 1) AS room_id
        FROM reservations.reservation r LEFT JOIN reservations.guest_key k USING (guest_id)
        WHERE r.confirmation_number = $1`,
    values: [confirmationNumber],
  });
  if (!row) return undefined;
  const money = await moneyOf({ ctx, reservationId: row.reservation_id });
  const guest =
    row.sealed_key === null
      ? null
      : openGuest(openGuestKey(ctx, row.guest_id, row.sealed_key), row.guest_id, row.sealed_guest);
  const timeline = (row.timeline ?? []).map((entry) => ({
    ...entry,
    occurredAt: new Date(entry.occurredAt).toISOString(),
    recordedAt: new Date(entry.recordedAt).toISOString(),
  }));
  return viewOf(row, guest, money, timeline, row.room_id);
}

/** Whether somebody who gives this last name is the guest of the reservation; an erased guest is nobody. */
export const isGuestOf = (view: ReservationView, lastName: string): boolean =>
  view.guest !== null && sameName(view.guest.lastName, lastName);
