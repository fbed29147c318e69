import type { Reaction } from "@roomstream/events/consumer/reactions";
import type { Context } from "../../shared/context";
import { hearAnswers } from "../hear-answers";
import { summaryOfPrice } from "../summaries";

/** Shown on the timeline; it gates nothing and never re-prices. */
export const onRateApplied: Reaction<Context, "rate.applied"> = async ({ ctx, tx, events }) => {
  await hearAnswers(
    ctx,
    tx,
    events.map((event) => ({
      reservationId: event.data.reservationId,
      cause: event,
      answer: null,
      shown: { event, summary: summaryOfPrice(event) },
    })),
  );
};
