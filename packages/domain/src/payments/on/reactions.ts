import type { Reactions } from "@roomstream/events/consumer/reactions";
import type { Context } from "../../shared/context";
import { onReservationCancelled } from "./reservation-cancelled";
import { onReservationCheckin } from "./reservation-checkin";
import { onReservationCheckout } from "./reservation-checkout";
import { onReservationConfirmed } from "./reservation-confirmed";
import { onReservationCreated } from "./reservation-created";
import { onReservationModified } from "./reservation-modified";
import { onReservationNoshow } from "./reservation-noshow";

export const reactions: Reactions<Context, "payments"> = {
  "reservation.created": onReservationCreated,
  "reservation.confirmed": onReservationConfirmed,
  "reservation.modified": onReservationModified,
  "reservation.cancelled": onReservationCancelled,
  "reservation.checkin": onReservationCheckin,
  "reservation.checkout": onReservationCheckout,
  "reservation.noshow": onReservationNoshow,
};
