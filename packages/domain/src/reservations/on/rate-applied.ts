import type { Reaction } from "@roomstream/events/consumer/reactions";
import type { Context } from "../../shared/context";
import { hearNews } from "../hear-news";
import { summaryOfPrice } from "../summaries";

/** Shown on the timeline; it gates nothing and never re-prices. */
export const onRateApplied: Reaction<Context, "rate.applied"> = async ({ ctx, tx, events }) => {
  await hearNews(
    ctx,
    tx,
    events.map((event) => ({
      reservationId: event.data.reservationId,
      event,
      summary: summaryOfPrice(event),
    })),
  );
};
