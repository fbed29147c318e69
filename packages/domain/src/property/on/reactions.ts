import type { Reactions } from "@roomstream/events/consumer/reactions";
import type { Context } from "../../shared/context";
import { onReservationCheckout } from "./reservation-checkout";
import { onReservationModified } from "./reservation-modified";

export const reactions: Reactions<Context, "property"> = {
  "reservation.modified": onReservationModified,
  "reservation.checkout": onReservationCheckout,
};
