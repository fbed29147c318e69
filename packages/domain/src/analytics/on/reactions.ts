import type { Reactions } from "@roomstream/events/consumer/reactions";
import type { Context } from "../../shared/context";
import { onAvailabilityUpdated } from "./availability-updated";
import { onPropertyUpdated } from "./property-updated";
import { onReservationChanged } from "./reservation-changed";
import { onRoomStatus } from "./room-status";

export const reactions: Reactions<Context, "analytics"> = {
  "reservation.created": onReservationChanged,
  "reservation.confirmed": onReservationChanged,
  "reservation.cancelled": onReservationChanged,
  "reservation.checkin": onReservationChanged,
  "reservation.checkout": onReservationChanged,
  "reservation.noshow": onReservationChanged,
  "availability.updated": onAvailabilityUpdated,
  "property.updated": onPropertyUpdated,
  "room.status": onRoomStatus,
};
