import { run } from "@roomstream/db/transaction";
import type { Context } from "../../shared/context";
import { openGuestKey } from "../guest";
import type { ReservationRow } from "../stored-reservation";
import { openGuest } from "./open-guest";

/** A reservation with its room and its guest, for the lists of the desk. */
export type StayOfDay = {
  row: ReservationRow;
  roomId: string | null;
  /** Null for who may not read names, and for a guest who was erased. */
  guest: { firstName: string; lastName: string } | null;
};

type Found = ReservationRow & { room_id: string | null; sealed_key: Buffer | null };

/** How long ago an arrival may be that is still waited for: what was confirmed after its day was closed. */
const LATE_DAYS = 7;

/** With each: its room for the day (or its last), and the guest's key where names are asked for. `$1` is the day, `$2` whether. */
const WITH_ROOM = `SELECT r.*, s.room_id, k.sealed_key FROM r
  LEFT JOIN LATERAL (SELECT room_id FROM reservations.room_stay s WHERE s.reservation_id = r.reservation_id
    ORDER BY s.checked_in DESC, s.nights @> $1::date DESC, s.nights DESC LIMIT 1) AS s ON true
  LEFT JOIN reservations.guest_key k ON $2::boolean AND k.guest_id = r.guest_id
  ORDER BY r.confirmation_number`;

/** Who is to arrive, who is in the house, and who left on a business date. Each by an index; history costs nothing. */
export async function staysOfDay(args: {
  ctx: Context;
  propertyId: string;
  businessDate: string;
  names: boolean;
}): Promise<StayOfDay[]> {
  const { ctx, propertyId, businessDate, names } = args;
  const rows = await run<Found>(ctx.databases.of("reservations"), {
    name: "stays-of-day",
    text: `WITH r AS (
        SELECT * FROM reservations.reservation WHERE property_id = $3 AND status = 'CONFIRMED'
          AND arrival BETWEEN $1::date - ${LATE_DAYS} AND $1 AND departure > $1
        UNION ALL
        SELECT * FROM reservations.reservation WHERE property_id = $3 AND status = 'CHECKED_IN'
        UNION ALL
        SELECT * FROM reservations.reservation WHERE property_id = $3 AND status = 'CHECKED_OUT' AND checked_out_on = $1)
      ${WITH_ROOM}`,
    values: [businessDate, names, propertyId],
  });
  return rows.map((row) => stayOf(ctx, row));
}

/** One stay by its number, at this hotel only; undefined when there is none. */
export async function stayByNumber(args: {
  ctx: Context;
  propertyId: string;
  confirmationNumber: string;
  businessDate: string;
  names: boolean;
}): Promise<StayOfDay | undefined> {
  const { ctx, propertyId, confirmationNumber, businessDate, names } = args;
  const [row] = await run<Found>(ctx.databases.of("reservations"), {
    name: "stay-by-number",
    text: `WITH r AS (SELECT * FROM reservations.reservation WHERE confirmation_number = $4 AND property_id = $3) ${WITH_ROOM}`,
    values: [businessDate, names, propertyId, confirmationNumber],
  });
  return row && stayOf(ctx, row);
}

function stayOf(ctx: Context, { room_id: roomId, sealed_key: key, ...row }: Found): StayOfDay {
  const guest =
    key === null ? null : openGuest(openGuestKey(ctx, row.guest_id, key), row.guest_id, row.sealed_guest);
  return { row, roomId, guest: guest && { firstName: guest.firstName, lastName: guest.lastName } };
}
