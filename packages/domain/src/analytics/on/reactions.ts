import type { Reactions } from "@roomstream/events/consumer/reactions";
import type { Context } from "../../shared/context";
import { onReservationChanged } from "./reservation-changed";

export const reactions: Reactions<Context, "analytics"> = {
  "reservation.created": onReservationChanged,
  "reservation.confirmed": onReservationChanged,
  "reservation.cancelled": onReservationChanged,
  "reservation.checkin": onReservationChanged,
  "reservation.checkout": onReservationChanged,
  "reservation.noshow": onReservationChanged,
};
