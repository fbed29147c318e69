import type { Tx } from "@roomstream/db/transaction";
import type { Context } from "../shared/context";
import type { ReservationRow } from "./stored-reservation";

/**
 * The reservations among these whose guest is in the house in a room that is another stay's on a night of the open proposal.
 * They are locked already.
 */
export async function refuseTakenRooms(tx: Tx, rows: ReservationRow[]): Promise<Set<string>> {
  const inHouse = rows.filter((row) => row.status === "CHECKED_IN" && row.proposal !== null);
  if (inHouse.length === 0) return new Set();
  const taken = await tx.query<{ reservation_id: string }>({
    name: "proposals-whose-room-is-taken",
    text: `SELECT DISTINCT own.reservation_id
      FROM unnest($1::uuid[], $2::date[], $3::date[]) AS p (reservation_id, arrival, departure)
      JOIN reservations.room_stay own ON own.reservation_id = p.reservation_id AND own.checked_in
      JOIN reservations.room_stay other ON other.property_id = own.property_id AND other.room_id = own.room_id
        AND other.reservation_id <> own.reservation_id AND other.nights && daterange(p.arrival, p.departure)`,
    values: [
      inHouse.map((row) => row.reservation_id),
      inHouse.map((row) => row.proposal?.arrival ?? row.arrival),
      inHouse.map((row) => row.proposal?.departure ?? row.departure),
    ],
  });
  return new Set(taken.map((row) => row.reservation_id));
}

/** Fits assigned rooms to stays that became others or ended, in the transaction that changes them. */
export async function fitRooms(
  _ctx: Context,
  tx: Tx,
  changes: { before: ReservationRow; after: ReservationRow }[],
): Promise<void> {
  const ended = changes.filter(({ after }) => after.status === "CANCELLED" || after.status === "NO_SHOW");
  if (ended.length === 0) return;
  await tx.query({
    name: "give-rooms-back",
    text: `DELETE FROM reservations.room_stay WHERE reservation_id = ANY($1::uuid[])`,
    values: [ended.map(({ after }) => after.reservation_id)],
  });
}
