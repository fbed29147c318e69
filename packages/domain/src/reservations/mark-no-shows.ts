import { transaction } from "@roomstream/db/transaction";
import type { Actor } from "../shared/actor";
import type { Context } from "../shared/context";
import { noShow } from "./mark-no-show";
import { fitRooms } from "./rooms-of-stay";
import type { ReservationRow } from "./stored-reservation";
import { writeDone } from "./write-reservations";

const AT_ONCE = 200;

/** Notes of everybody who was to come to a hotel until a business date, and has not, that they did not. Returns how many. */
export async function markNoShows(args: {
  ctx: Context;
  propertyId: string;
  businessDate: string;
  by: Actor;
}): Promise<number> {
  let count = 0;
  for (let some = AT_ONCE; some === AT_ONCE; count += some) some = await markSome(args);
  return count;
}

const markSome = ({
  ctx,
  propertyId,
  businessDate,
  by,
}: Parameters<typeof markNoShows>[0]): Promise<number> =>
  transaction(ctx.databases.of("reservations"), async (tx) => {
    const rows = await tx.query<ReservationRow>({
      name: "lock-no-shows",
      text: `SELECT * FROM reservations.reservation WHERE reservation_id = ANY(ARRAY(
          SELECT reservation_id FROM reservations.reservation
          WHERE property_id = $1 AND arrival <= $2 AND status = 'CONFIRMED'
          ORDER BY reservation_id LIMIT ${AT_ONCE})) AND status = 'CONFIRMED'
        ORDER BY reservation_id FOR NO KEY UPDATE`,
      values: [propertyId, businessDate],
    });
    const done = rows.flatMap((row) => noShow(ctx, row, businessDate, by) ?? []);
    await writeDone(ctx, tx, done);
    await fitRooms(ctx, tx, done);
    return done.length;
  });
