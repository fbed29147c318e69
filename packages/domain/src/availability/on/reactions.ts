import type { Reactions } from "@roomstream/events/consumer/reactions";
import type { Context } from "../../shared/context";
import { onReservationCreated } from "./reservation-created";
import { onReservationEnded } from "./reservation-ended";
import { onReservationInForce } from "./reservation-in-force";
import { onReservationModified } from "./reservation-modified";
import { onRoomStatus } from "./room-status";

export const reactions: Reactions<Context, "availability"> = {
  "reservation.created": onReservationCreated,
  "reservation.modified": onReservationModified,
  "reservation.confirmed": onReservationInForce,
  "reservation.checkout": onReservationInForce,
  "reservation.cancelled": onReservationEnded,
  "reservation.noshow": onReservationEnded,
  "room.status": onRoomStatus,
};
