import { paymentsOf } from "../payments/queries/payments-of";
import { listRooms, type Room } from "../property/queries/rooms";
import type { StayOfDay } from "../reservations/queries/desk-stays";
import { staysInRooms } from "../reservations/queries/stays-in-rooms";
import type { Context } from "../shared/context";
import { addDays } from "../shared/stay";
import type { DeskStay } from "./contract";
import { deskStayOf } from "./desk-stay";

/** Of which payments never heard. */
const NOTHING = { authorized: 0, captured: 0, refunded: 0, cash: 0, allowed: 0 };

/** The lines of stays, with their rooms and what is to be paid, and the hotel's rooms beside them. */
export async function readStays(
  ctx: Context,
  hotel: { propertyId: string; businessDate: string },
  stays: StayOfDay[],
): Promise<{ lines: DeskStay[]; rooms: Room[]; occupants: Map<string, string> }> {
  const { propertyId, businessDate } = hotel;
  const reservationIds = stays.map(({ row }) => row.reservation_id);
  const [rooms, inRooms, payments] = await Promise.all([
    listRooms({ ctx, propertyId, since: businessDate }),
    staysInRooms({
      ctx,
      propertyId,
      arrival: businessDate,
      departure: addDays(businessDate, 1),
    }),
    paymentsOf({ ctx, reservationIds }),
  ]);
  const occupants = new Map(
    inRooms.filter((stay) => stay.checkedIn).map((stay) => [stay.roomId, stay.reservationId]),
  );
  const byId = new Map(rooms.map((room) => [room.roomId, room]));
  const lines = stays.map((stay) => {
    const { roomId, row } = stay;
    const money = payments.get(row.reservation_id) ?? NOTHING;
    const room = roomId === null ? undefined : byId.get(roomId);
    return deskStayOf(stay, room, roomId === null ? undefined : occupants.get(roomId), businessDate, money);
  });
  return { lines, rooms, occupants };
}
