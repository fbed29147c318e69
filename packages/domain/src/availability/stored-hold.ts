import type { Tx } from "@roomstream/db/transaction";
import { Conflict } from "@roomstream/events/consumer/infrastructure";
import type { Hold, Proposal, Refused } from "./hold";

/** A row of `availability.hold`. */
export type HoldRow = {
  reservationId: string;
  propertyId: string;
  version: number;
  occurredAt: string;
  hold: Hold;
};

type Stored = {
  reservation_id: string;
  property_id: string;
  version: number;
  stay_version: number;
  status: Hold["status"];
  reason: Refused | null;
  room_type_id: string | null;
  arrival: string | null;
  departure: string | null;
  proposal_room_type_id: string | null;
  proposal_arrival: string | null;
  proposal_departure: string | null;
  proposal_refused: Refused | null;
  occurred_at: Date;
};

/**
 * Locks what is known of these reservations, in id order, and begins a row for each that nothing is known of: so that two
 * transactions over the same reservation wait for each other even before the first of them has written anything.
 */
export async function lockHolds(
  tx: Tx,
  reservations: { reservationId: string; propertyId: string; occurredAt: string }[],
): Promise<Map<string, HoldRow>> {
  const rows = await tx.query<Stored>({
    name: "lock-holds",
    text: `INSERT INTO availability.hold AS known (reservation_id, property_id, version, stay_version, status, occurred_at)
      SELECT DISTINCT ON (reservation_id) reservation_id, property_id, 0, 0, 'UNKNOWN', occurred_at
      FROM unnest($1::uuid[], $2::text[], $3::timestamptz[]) AS r (reservation_id, property_id, occurred_at)
      ORDER BY reservation_id
      ON CONFLICT (reservation_id) DO UPDATE SET version = known.version
      RETURNING *`,
    values: [
      reservations.map((row) => row.reservationId),
      reservations.map((row) => row.propertyId),
      reservations.map((row) => row.occurredAt),
    ],
  });
  return new Map(rows.map((row) => [row.reservation_id, holdRowOf(row)]));
}

/** Writes changed holds in one statement, each on the condition that it has the version it was decided on. */
export async function writeHolds(tx: Tx, changes: { was: number; row: HoldRow }[]): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map((change) => change.row);
  const stays = rows.map(({ hold }) => (hold.status === "HELD" ? hold.stay : null));
  const proposals = rows.map(({ hold }) => (hold.status === "HELD" ? hold.proposal : null));
  const written = await tx.query({
    name: "write-holds",
    text: `UPDATE availability.hold h
      SET version = n.version, stay_version = n.stay_version, status = n.status, reason = n.reason,
          room_type_id = n.room_type_id, arrival = n.arrival, departure = n.departure, occurred_at = n.occurred_at,
          proposal_room_type_id = n.proposal_room_type_id, proposal_arrival = n.proposal_arrival,
          proposal_departure = n.proposal_departure, proposal_refused = n.proposal_refused
      FROM unnest($1::uuid[], $2::int[], $3::int[], $4::int[], $5::text[], $6::text[], $7::text[], $8::date[], $9::date[],
          $10::timestamptz[], $11::text[], $12::date[], $13::date[], $14::text[])
        AS n (reservation_id, was, version, stay_version, status, reason, room_type_id, arrival, departure, occurred_at,
          proposal_room_type_id, proposal_arrival, proposal_departure, proposal_refused)
      WHERE h.reservation_id = n.reservation_id AND h.version = n.was
      RETURNING h.reservation_id`,
    values: [
      rows.map((row) => row.reservationId),
      changes.map((change) => change.was),
      rows.map((row) => row.version),
      rows.map((row) => row.hold.stayVersion),
      rows.map((row) => row.hold.status),
      rows.map(({ hold }) => (hold.status === "REJECTED" ? hold.reason : null)),
      stays.map((stay) => stay?.roomTypeId ?? null),
      stays.map((stay) => stay?.arrival ?? null),
      stays.map((stay) => stay?.departure ?? null),
      rows.map((row) => row.occurredAt),
      proposals.map((proposal) => proposal?.stay.roomTypeId ?? null),
      proposals.map((proposal) => proposal?.stay.arrival ?? null),
      proposals.map((proposal) => proposal?.stay.departure ?? null),
      proposals.map((proposal) => proposal?.refused ?? null),
    ],
  });
  if (written.length !== changes.length) throw new Conflict("a hold changed between reading and writing");
}

/** The row as its service sees it. Also for queries that read holds without locking them. */
export function holdRowOf(row: Stored): HoldRow {
  return {
    reservationId: row.reservation_id,
    propertyId: row.property_id,
    version: row.version,
    occurredAt: row.occurred_at.toISOString(),
    hold: holdOf(row),
  };
}

function holdOf(row: Stored): Hold {
  const { status, stay_version: stayVersion } = row;
  switch (status) {
    case "UNKNOWN":
    case "RELEASED":
      return { status, stayVersion };
    case "REJECTED":
      return { status, stayVersion, reason: row.reason ?? "SOLD_OUT" };
    case "HELD": {
      const { room_type_id: roomTypeId, arrival, departure } = row;
      if (roomTypeId === null || arrival === null || departure === null) {
        throw new Error(`hold ${row.reservation_id} holds no stay`);
      }
      const stay = { roomTypeId, arrival, departure };
      return { status, stayVersion, stay, proposal: proposalOf(row) };
    }
    default:
      return status satisfies never;
  }
}

function proposalOf(row: Stored): Proposal | null {
  const { proposal_room_type_id: roomTypeId, proposal_arrival: arrival, proposal_departure: departure } = row;
  if (roomTypeId === null || arrival === null || departure === null) return null;
  return { stay: { roomTypeId, arrival, departure }, refused: row.proposal_refused };
}
