import type { Tx } from "@roomstream/db/transaction";
import type { CancellationReason, Offer, ReservationStatus } from "./contract";
import type { Reservation } from "./reservation";

/** The offer as it was sold, frozen with the reservation. */
export type Sold = {
  roomTypeName: string;
  ratePlanName: string;
  nights: { date: string; amount: number; net: number }[];
  totals: Offer["totals"];
  guarantee: Offer["guarantee"];
  toAuthorize: number;
  toCapture: number;
  sealedToken: string | null;
  cancellationPolicy: Offer["cancellationPolicy"];
  notes: string;
};

/** A row of `reservations.reservation`. */
export type ReservationRow = {
  reservation_id: string;
  confirmation_number: string;
  property_id: string;
  status: ReservationStatus;
  cancellation_reason: CancellationReason | null;
  version: number;
  stay_version: number;
  held: boolean;
  authorized: boolean;
  room_type_id: string;
  rate_plan_id: string;
  arrival: string;
  departure: string;
  adults: number;
  children: number;
  guest_id: string;
  sealed_guest: string;
  sold: Sold;
  complimentary: boolean;
  channel: string;
  expires_at: Date | null;
  occurred_at: Date;
  correlation_id: string;
  actor: string;
  created_at: Date;
};

/** Locks reservations in id order, so that two transactions over the same ones wait instead of deadlocking. */
export async function lockReservations(tx: Tx, ids: string[]): Promise<Map<string, ReservationRow>> {
  const rows = await tx.query<ReservationRow>({
    name: "lock-reservations",
    text: `SELECT * FROM reservations.reservation WHERE reservation_id = ANY($1::uuid[])
      ORDER BY reservation_id FOR NO KEY UPDATE`,
    values: [ids],
  });
  return new Map(rows.map((row) => [row.reservation_id, row]));
}

/** The row as decisions see it. */
export function stateOf(row: ReservationRow): Reservation {
  const { stay_version: stayVersion, status } = row;
  switch (status) {
    case "PENDING":
      return { status, stayVersion, held: row.held, authorized: row.authorized };
    case "CANCELLED": {
      if (row.cancellation_reason === null)
        throw new Error(`${row.reservation_id} is cancelled for no reason`);
      return { status, stayVersion, reason: row.cancellation_reason };
    }
    default:
      return { status, stayVersion };
  }
}

/** The row after a decision; the version counts only what is told as an event. */
export const rowWith = (
  row: ReservationRow,
  state: Reservation,
  told: boolean,
  occurredAt: Date,
): ReservationRow => ({
  ...row,
  status: state.status,
  stay_version: state.stayVersion,
  cancellation_reason: state.status === "CANCELLED" ? state.reason : null,
  held: state.status === "PENDING" ? state.held : row.held || state.status === "CONFIRMED",
  authorized: state.status === "PENDING" ? state.authorized : row.authorized || state.status === "CONFIRMED",
  version: row.version + (told ? 1 : 0),
  occurred_at: told ? occurredAt : row.occurred_at,
});
