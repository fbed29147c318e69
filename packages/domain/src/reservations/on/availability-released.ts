import type { Reaction } from "@roomstream/events/consumer/reactions";
import type { Context } from "../../shared/context";
import { hearNews } from "../hear-news";
import { summaryOfRelease } from "../summaries";

/** Shown on the timeline; it decides nothing. */
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
};
