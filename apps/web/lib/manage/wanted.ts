import type { ChangeInput, ReservationView } from "@roomstream/domain/reservations/contract";

/** A stay as its guest would have it: what of it can be changed. */
export type Wanted = Pick<ReservationView, "arrival" | "departure" | "roomTypeId" | "adults" | "children">;

export const wantedOf = ({ arrival, departure, roomTypeId, adults, children }: Wanted): Wanted => ({
  arrival,
  departure,
  roomTypeId,
  adults,
  children,
});

/** What of a stay would be another; empty where nothing would. */
export const changeTo = (wanted: Wanted, booked: Wanted): ChangeInput => ({
  ...(wanted.arrival !== booked.arrival && { arrival: wanted.arrival }),
  ...(wanted.departure !== booked.departure && { departure: wanted.departure }),
  ...(wanted.roomTypeId !== booked.roomTypeId && { roomTypeId: wanted.roomTypeId }),
  ...(wanted.adults !== booked.adults && { adults: wanted.adults }),
  ...(wanted.children !== booked.children && { children: wanted.children }),
});

export const isSame = (wanted: Wanted, booked: Wanted) => Object.keys(changeTo(wanted, booked)).length === 0;

/** The same type of room for the same people: its nights keep their price. */
export const keepsPrices = (wanted: Wanted, booked: Wanted) =>
  isSame({ ...wanted, arrival: booked.arrival, departure: booked.departure }, booked);
