import { transaction } from "@roomstream/db/transaction";
import type { Actor } from "../shared/actor";
import type { Context } from "../shared/context";
import { noShow } from "./mark-no-show";
import { giveRoomsBack } from "./rooms-of-stay";
import type { ReservationRow } from "./stored-reservation";
import { writeDone } from "./write-reservations";

const AT_ONCE = 200;

type Order = {
  ctx: Context;
  propertyId: string;
  /** The first day of arrival that is judged: the hotel's first business day. */
  since: string;
  businessDate: string;
  by: Actor;
};

/** A place in the list of those who were to come. */
type Place = { arrival: string; reservation_id: string };

/**
 * Notes of everybody who was to come to a hotel from its first business day until a business date, and has not, that they did not.
 * Goes through them once, from place to place: whoever came or cancelled meanwhile ends nothing. Returns how many.
 */
export async function markNoShows(order: Order): Promise<number> {
  let count = 0;
  let place: Place | undefined = { arrival: order.since, reservation_id: FIRST };
  while (place) {
    const { marked, next } = await markSome(order, place);
    count += marked;
    place = next;
  }
  return count;
}

const FIRST = "00000000-0000-0000-0000-000000000000";

const markSome = (
  { ctx, propertyId, businessDate, by }: Order,
  { arrival, reservation_id }: Place,
): Promise<{ marked: number; next: Place | undefined }> =>
  transaction(ctx.databases.of("reservations"), async (tx) => {
    const waitedFor = await tx.query<Place>({
      name: "find-no-shows",
      text: `SELECT arrival, reservation_id FROM reservations.reservation
        WHERE property_id = $1 AND arrival <= $2 AND status = 'CONFIRMED' AND (arrival, reservation_id) > ($3::date, $4::uuid)
        ORDER BY arrival, reservation_id LIMIT ${AT_ONCE}`,
      values: [propertyId, businessDate, arrival, reservation_id],
    });
    const rows = await tx.query<ReservationRow>({
      name: "lock-no-shows",
      text: `SELECT * FROM reservations.reservation WHERE reservation_id = ANY($1::uuid[]) AND status = 'CONFIRMED'
        ORDER BY reservation_id FOR NO KEY UPDATE`,
      values: [waitedFor.map((row) => row.reservation_id)],
    });
    // Whose stay was moved to a later arrival meanwhile is still to come.
    const absent = rows.filter((row) => row.arrival <= businessDate);
    const done = absent.flatMap((row) => noShow(ctx, row, businessDate, by) ?? []);
    await writeDone(ctx, tx, done);
    await giveRoomsBack(tx, done);
    return { marked: done.length, next: waitedFor.at(-1) };
  });
