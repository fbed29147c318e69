import type { Tx } from "@roomstream/db/transaction";
import type { CancellationReason, Offer, ReservationStatus, WithdrawalReason } from "./contract";
import type { Decision, Reservation } from "./reservation";

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

/** Another stay beside the one in force, as it would be sold, and what was answered of it. Its version is `stay_version`. */
export type ProposedStay = {
  roomTypeId: string;
  arrival: string;
  departure: string;
  adults: number;
  children: number;
  sold: Sold;
  held: boolean;
  authorized: boolean;
  /** The room that is to be assigned when it takes force; null: the one that is assigned, where it still fits. */
  roomId: string | null;
};

/** A row of `reservations.reservation`. Type, dates, party and price are those of the stay in force. */
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
  proposal: ProposedStay | null;
  /** By the real clock. */
  proposal_expires_at: Date | null;
  withdrawn: WithdrawalReason | null;
  fee: number;
  /** Business dates. */
  checked_in_on: string | null;
  checked_out_on: string | null;
  /** The stay as it was first asked for, once another took its place. */
  as_requested: StayColumns | null;
};

/** The columns that say what stay it is. */
export type StayColumns = Pick<
  ReservationRow,
  "room_type_id" | "arrival" | "departure" | "adults" | "children" | "sold"
>;

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

/** Locks one reservation by its number, as commands are given it. */
export async function lockReservation(
  tx: Tx,
  confirmationNumber: string,
): Promise<ReservationRow | undefined> {
  const [row] = await tx.query<ReservationRow>({
    name: "lock-reservation",
    text: "SELECT * FROM reservations.reservation WHERE confirmation_number = $1 FOR NO KEY UPDATE",
    values: [confirmationNumber],
  });
  return row;
}

/** The row as decisions see it. */
export function stateOf(row: ReservationRow): Reservation {
  const { stay_version: stayVersion, status, fee } = row;
  switch (status) {
    case "PENDING":
      return { status, stayVersion, held: row.held, authorized: row.authorized };
    case "CONFIRMED":
    case "CHECKED_IN": {
      const { proposal } = row;
      const steps = proposal && { held: proposal.held, authorized: proposal.authorized };
      return { status, stayVersion, proposal: steps };
    }
    case "CANCELLED": {
      if (row.cancellation_reason === null)
        throw new Error(`${row.reservation_id} is cancelled for no reason`);
      return { status, stayVersion, reason: row.cancellation_reason, fee };
    }
    case "NO_SHOW":
      return { status, stayVersion, fee };
    case "CHECKED_OUT":
      return { status, stayVersion };
    default:
      return status satisfies never;
  }
}

/**
 * The row after a decision or a command. `occurredAt` is when it happened, and null for a step that is told to nobody: the
 * version counts only what is told. What a command brings besides (dates of check-in, a proposal) is the command's to add.
 */
export function rowAfter(
  row: ReservationRow,
  { state, outcome }: Decision,
  occurredAt: Date | null,
): ReservationRow {
  const { status } = state;
  const inForce = status === "CONFIRMED" || status === "CHECKED_IN";
  const proposal =
    inForce && state.proposal !== null && row.proposal ? { ...row.proposal, ...state.proposal } : null;
  return {
    ...row,
    ...(outcome?.kind === "CHANGED" && row.proposal
      ? { ...stayColumns(row.proposal), as_requested: row.as_requested ?? stayOf(row) }
      : {}),
    status,
    stay_version: state.stayVersion,
    cancellation_reason: status === "CANCELLED" ? state.reason : null,
    fee: status === "CANCELLED" || status === "NO_SHOW" ? state.fee : 0,
    held: status === "PENDING" ? state.held : row.held || inForce,
    authorized: status === "PENDING" ? state.authorized : row.authorized || inForce,
    proposal,
    proposal_expires_at: proposal && row.proposal_expires_at,
    withdrawn: withdrawnAfter(row, outcome),
    version: row.version + (occurredAt ? 1 : 0),
    occurred_at: occurredAt ?? row.occurred_at,
  };
}

const withdrawnAfter = (row: ReservationRow, outcome: Decision["outcome"]): WithdrawalReason | null => {
  if (outcome?.kind === "WITHDRAWN") return outcome.reason;
  return outcome?.kind === "CHANGED" ? null : row.withdrawn;
};

const stayOf = ({
  room_type_id,
  arrival,
  departure,
  adults,
  children,
  sold,
}: ReservationRow): StayColumns => ({
  room_type_id,
  arrival,
  departure,
  adults,
  children,
  sold,
});

/** The columns of the stay in force, from a proposal that takes force. */
export const stayColumns = (stay: ProposedStay): StayColumns => ({
  room_type_id: stay.roomTypeId,
  arrival: stay.arrival,
  departure: stay.departure,
  adults: stay.adults,
  children: stay.children,
  sold: stay.sold,
});
