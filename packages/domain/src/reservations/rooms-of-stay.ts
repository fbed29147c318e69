import type { Tx } from "@roomstream/db/transaction";
import type { Context } from "../shared/context";
import { dayInWords } from "../shared/dates";
import { laterOf } from "../shared/follow";
import { addDays } from "../shared/stay";
import { withRoom } from "./assign-room";
import type { BusinessDates } from "./business-dates";
import { closeAlerts, raiseAlerts } from "./desk-alerts";
import { type RoomStay, replaceRoomStays, roomStaysOf } from "./room-stays";
import type { ReservationRow } from "./stored-reservation";

type Change = { before: ReservationRow; after: ReservationRow };

/**
 * The reservations among these whose guest is in the house and whose proposal needs a room that is another stay's on one of its
 * nights: the one that the guest is in, or the one that is asked for. They are locked already.
 */
export async function refuseTakenRooms(tx: Tx, rows: ReservationRow[]): Promise<Set<string>> {
  const inHouse = rows.filter((row) => row.status === "CHECKED_IN" && row.proposal !== null);
  if (inHouse.length === 0) return new Set();
  const taken = await tx.query<{ reservation_id: string }>({
    name: "proposals-whose-room-is-taken",
    text: `SELECT DISTINCT own.reservation_id
      FROM unnest($1::uuid[], $2::text[], $3::date[]) AS p (reservation_id, room_id, departure)
      JOIN reservations.room_stay own ON own.reservation_id = p.reservation_id AND own.checked_in
      JOIN reservations.room_stay other ON other.property_id = own.property_id
        AND other.room_id = coalesce(p.room_id, own.room_id) AND other.reservation_id <> own.reservation_id
        AND (other.checked_in OR other.nights && daterange(lower(own.nights), greatest(p.departure, lower(own.nights))))`,
    values: [
      inHouse.map((row) => row.reservation_id),
      inHouse.map((row) => row.proposal?.roomId ?? null),
      inHouse.map((row) => row.proposal?.departure ?? row.departure),
    ],
  });
  return new Set(taken.map((row) => row.reservation_id));
}

/**
 * Fits assigned rooms to stays that became others or ended, in the transaction that changes them: a stay that is longer or shorter
 * keeps its room where it is free, and else has none, which the desk is told. The nights of a guest in the house are checked before.
 */
export async function fitRooms(ctx: Context, tx: Tx, changes: Change[], dates: BusinessDates): Promise<void> {
  await giveRoomsBack(
    tx,
    changes.filter(({ after }) => after.status === "CANCELLED"),
  );
  for (const change of changes.filter(tookForce)) await fit(ctx, tx, change, dates);
}

/** Gives back the rooms of stays that will not be, in the transaction that ends them. */
export async function giveRoomsBack(tx: Tx, ended: Change[]): Promise<void> {
  if (ended.length === 0) return;
  await tx.query({
    name: "give-rooms-back",
    text: `DELETE FROM reservations.room_stay WHERE reservation_id = ANY($1::uuid[])`,
    values: [ended.map(({ after }) => after.reservation_id)],
  });
  await closeAlerts(
    tx,
    ended.map(({ after }) => unassigned(after)),
  );
}

/** Whether another stay took the place of the one in force. */
const tookForce = ({ before, after }: Change): boolean =>
  before.proposal !== null &&
  after.proposal === null &&
  after.stay_version === before.stay_version &&
  (after.status === "CONFIRMED" || after.status === "CHECKED_IN");

async function fit(ctx: Context, tx: Tx, { before, after }: Change, dates: BusinessDates): Promise<void> {
  const stays = await roomStaysOf(tx, after.reservation_id);
  const asked = before.proposal?.roomId ?? null;
  const sameType = after.room_type_id === before.room_type_id;
  if (after.status === "CHECKED_IN") {
    const tonight = laterOf(dates.get(after.property_id) ?? after.arrival, after.arrival);
    await replaceRoomStays(tx, after, stayedIn(stays, asked, after.departure, tonight));
    return;
  }
  const roomId = asked ?? (sameType ? stays.at(-1)?.roomId : undefined);
  const free = roomId !== undefined && (await isFree(tx, after, roomId));
  await replaceRoomStays(
    tx,
    after,
    free ? [{ roomId, arrival: after.arrival, departure: after.departure, checkedIn: false }] : [],
  );
  if (free) await closeAlerts(tx, [unassigned(after)]);
  else if (stays.length > 0 || asked !== null) {
    const had = asked ?? stays.at(-1)?.roomId;
    const dates = `${dayInWords(after.arrival)} to ${dayInWords(after.departure)}`;
    const why = sameType || asked !== null ? "is another guest's on one of its nights" : "is of another type";
    const message = `${after.confirmation_number} has no room from ${dates}: ${had} ${why}. Assign another.`;
    await raiseAlerts(ctx, tx, [{ ...unassigned(after), reservationId: after.reservation_id, message }]);
  }
}

/** The rooms of a guest in the house until another departure: the room they are in, or from tonight on the one asked for. */
function stayedIn(stays: RoomStay[], asked: string | null, departure: string, tonight: string): RoomStay[] {
  const now = stays.find((stay) => stay.checkedIn) ?? stays.at(-1);
  if (!now) return [];
  if (asked === null || asked === now.roomId) {
    // Who moved today and is to leave today is still in the room: it is theirs until they are checked out.
    const until = laterOf(departure, addDays(now.arrival, 1));
    return [...stays.filter((stay) => stay.arrival < now.arrival), { ...now, departure: until }];
  }
  return withRoom(stays, asked, { arrival: tonight, departure }, true);
}

async function isFree(tx: Tx, row: ReservationRow, roomId: string): Promise<boolean> {
  const others = await tx.query({
    name: "others-in-room",
    text: `SELECT FROM reservations.room_stay
      WHERE property_id = $1 AND room_id = $2 AND reservation_id <> $3 AND nights && daterange($4, $5)`,
    values: [row.property_id, roomId, row.reservation_id, row.arrival, row.departure],
  });
  return others.length === 0;
}

const unassigned = (row: ReservationRow) =>
  ({ propertyId: row.property_id, kind: "UNASSIGNED", subject: row.reservation_id }) as const;
