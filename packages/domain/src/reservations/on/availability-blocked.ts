import type { Reaction } from "@roomstream/events/consumer/reactions";
import type { Context } from "../../shared/context";
import { addDays, nightsOf } from "../../shared/stay";
import { watchOverbooking } from "../watch-overbooking";

/** Rooms went out of order or came back: the desk hears of nights that are sold past their rooms. */
export const onAvailabilityBlocked: Reaction<Context, "availability.blocked"> = async ({
  ctx,
  tx,
  events,
}) => {
  for (const propertyId of new Set(events.map((event) => event.propertyId))) {
    const nights = events.flatMap(({ data, propertyId: own }) =>
      own === propertyId ? nightsOf({ arrival: data.from, departure: addDays(data.to, 1) }) : [],
    );
    await watchOverbooking(ctx, tx, propertyId, nights);
  }
};
