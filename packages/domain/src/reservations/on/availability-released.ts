import type { Reaction } from "@roomstream/events/consumer/reactions";
import type { Context } from "../../shared/context";
import { hearNews } from "../hear-news";
import { summaryOfRelease } from "../summaries";
import { nightsWatched, watchOverbooking } from "../watch-overbooking";

/** Shown on the timeline; and a night that was sold past its rooms may be so no longer. */
export const onAvailabilityReleased: Reaction<Context, "availability.released"> = async ({
  ctx,
  tx,
  events,
}) => {
  await hearNews(
    ctx,
    tx,
    events.map((event) => ({
      reservationId: event.data.reservationId,
      event,
      summary: summaryOfRelease(event),
    })),
  );
  const nights = events.flatMap(({ propertyId, data }) =>
    data.nights.map(({ roomTypeId, night }) => ({ propertyId, roomTypeId, night })),
  );
  for (const [propertyId, watched] of await nightsWatched(tx, nights))
    await watchOverbooking(ctx, tx, propertyId, watched);
};
