import { run } from "@roomstream/db/transaction";
import type { Context } from "../../shared/context";
import { openGuestKey } from "../guest";
import { openGuest } from "./open-guest";

type NameOf = { confirmationNumber: string; guest: { firstName: string; lastName: string } | null };
type Row = { id: string; number: string; guest_id: string; sealed_guest: string; sealed_key: Buffer | null };

/** Whose reservations these are, by id: for staff who may read names. An erased guest has none. One query for many. */
export async function namesOf(args: { ctx: Context; ids: string[] }): Promise<Map<string, NameOf>> {
  const { ctx, ids } = args;
  if (ids.length === 0) return new Map();
  const rows = await run<Row>(ctx.databases.of("reservations"), {
    name: "names-of-reservations",
    text: `SELECT r.reservation_id AS id, r.confirmation_number AS number, r.guest_id, r.sealed_guest, k.sealed_key
      FROM reservations.reservation r LEFT JOIN reservations.guest_key k USING (guest_id)
      WHERE r.reservation_id = ANY($1::uuid[])`,
    values: [ids],
  });
  return new Map(
    rows.map(({ id, number, guest_id: guestId, sealed_guest: sealed, sealed_key: key }) => {
      const guest = key && openGuest(openGuestKey(ctx, guestId, key), guestId, sealed);
      const name = guest && { firstName: guest.firstName, lastName: guest.lastName };
      return [id, { confirmationNumber: number, guest: name }];
    }),
  );
}
