import { outOfOrderOn, type Room } from "../property/queries/rooms";
import { folioOfStay, type Money } from "../reservations/queries/bill";
import type { StayOfDay } from "../reservations/queries/desk-stays";
import { laterOf } from "../shared/follow";
import { nightCount } from "../shared/stay";
import type { DeskStay, Readiness } from "./contract";

/** How a room is for a guest: `occupant` is who is in it, if anybody, and `own` the guest it is asked for. */
export function readinessOf(
  room: Room,
  nights: { arrival: string; departure: string },
  occupant: string | undefined,
  own: string,
): Readiness {
  if (outOfOrderOn(room, nights)) return "OUT_OF_ORDER";
  return occupant !== undefined && occupant !== own ? "OCCUPIED" : room.status;
}

/** The line of a stay. `money` is what was paid, and what the house lets the guest off. */
export function deskStayOf(
  { row, roomId, guest }: StayOfDay,
  room: Room | undefined,
  occupant: string | undefined,
  businessDate: string,
  money: Money,
): DeskStay {
  const { sold } = row;
  const from = laterOf(row.arrival, businessDate);
  const waits = row.status === "CONFIRMED" || row.status === "CHECKED_IN";
  return {
    reservationId: row.reservation_id,
    confirmationNumber: row.confirmation_number,
    version: row.version,
    status: row.status,
    guest,
    adults: row.adults,
    children: row.children,
    roomTypeId: row.room_type_id,
    roomTypeName: sold.roomTypeName,
    ratePlanName: sold.ratePlanName,
    arrival: row.arrival,
    departure: row.departure,
    nights: nightCount(row),
    roomId,
    readiness:
      room && waits
        ? readinessOf(room, { arrival: from, departure: row.departure }, occupant, row.reservation_id)
        : null,
    balance: { amount: folioOfStay(row, money).balance, currency: sold.totals.currency },
    card: sold.sealedToken !== null,
    notes: sold.notes,
    changing: row.proposal !== null,
    complimentary: row.complimentary,
    checkedInOn: row.checked_in_on,
    checkedOutOn: row.checked_out_on,
  };
}
