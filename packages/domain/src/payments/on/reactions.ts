import type { Reactions } from "@roomstream/events/consumer/reactions";
import type { Context } from "../../shared/context";
import { onReservationCancelled } from "./reservation-cancelled";
import { onReservationConfirmed } from "./reservation-confirmed";
import { onReservationCreated } from "./reservation-created";

export const reactions: Reactions<Context, "payments"> = {
  "reservation.created": onReservationCreated,
  "reservation.confirmed": onReservationConfirmed,
  "reservation.cancelled": onReservationCancelled,
};
