import type { Reactions } from "@roomstream/events/consumer/reactions";
import type { Context } from "../../shared/context";
import { onReservationCreated } from "./reservation-created";

export const reactions: Reactions<Context, "rates"> = { "reservation.created": onReservationCreated };
