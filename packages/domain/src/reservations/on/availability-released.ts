import type { Prepared } from "@roomstream/events/consumer/reactions";
import type { Context } from "../../shared/context";
import { hearNews } from "../hear-news";
import { summaryOfRelease } from "../summaries";
import { nightsWatched, overbookingOf, watchOverbooking } from "../watch-overbooking";

/** Shown on the timeline; and a night that was sold past its rooms may be so no longer. */
export const onAvailabilityReleased: Prepared<Context, "availability.released"> = {
  async prepare({ ctx, events }) {
    const nights = events.flatMap(({ propertyId, data }) =>
      data.nights.map(({ roomTypeId, night }) => ({ propertyId, roomTypeId, night })),
    );
    const watched = await overbookingOf(ctx, await nightsWatched(ctx, nights));
    return async ({ ctx, tx, events }) => {
      await hearNews(
        ctx,
        tx,
        events.map((event) => ({
          reservationId: event.data.reservationId,
          event,
          summary: summaryOfRelease(event),
        })),
      );
      await watchOverbooking(ctx, tx, watched);
    };
  },
};
