import type { Prepared } from "@roomstream/events/consumer/reactions";
import type { Context } from "../../shared/context";
import { addDays, nightsOf } from "../../shared/stay";
import { overbookingOf, watchOverbooking } from "../watch-overbooking";

/** Rooms went out of order or came back: the desk hears of nights that are sold past their rooms. */
export const onAvailabilityBlocked: Prepared<Context, "availability.blocked"> = {
  async prepare({ ctx, events }) {
    const nights = new Map<string, string[]>();
    for (const { propertyId, data } of events) {
      const blocked = nightsOf({ arrival: data.from, departure: addDays(data.to, 1) });
      nights.set(propertyId, [...(nights.get(propertyId) ?? []), ...blocked]);
    }
    const watched = await overbookingOf(ctx, nights);
    return ({ ctx, tx }) => watchOverbooking(ctx, tx, watched);
  },
};
