import type { Reactions } from "@roomstream/events/consumer/reactions";
import type { Context } from "../../shared/context";
import { onReservationCancelled } from "./reservation-cancelled";
import { onReservationCreated } from "./reservation-created";

export const reactions: Reactions<Context, "availability"> = {
  "reservation.created": onReservationCreated,
  "reservation.cancelled": onReservationCancelled,
};
