import type { Reaction } from "@roomstream/events/consumer/reactions";
import type { Context } from "../../shared/context";
import { hearAnswers } from "../hear-answers";
import { summaryOfRelease } from "../summaries";

/** Shown on the timeline; it decides nothing. */
export const onAvailabilityReleased: Reaction<Context, "availability.released"> = async ({
  ctx,
  tx,
  events,
}) => {
  await hearAnswers(
    ctx,
    tx,
    events.map((event) => ({
      reservationId: event.data.reservationId,
      cause: event,
      answer: null,
      shown: { event, summary: summaryOfRelease(event) },
    })),
  );
};
