import type { Reaction } from "@roomstream/events/consumer/reactions";
import type { Context } from "../../shared/context";
import { hearAnswers } from "../hear-answers";
import { summaryOfRejection } from "../summaries";

export const onAvailabilityRejected: Reaction<Context, "availability.rejected"> = async ({
  ctx,
  tx,
  events,
}) => {
  await hearAnswers(
    ctx,
    tx,
    events.map((event) => {
      const { reservationId, stayVersion, reason } = event.data;
      return {
        reservationId,
        cause: event,
        answer: { kind: "REFUSED", stayVersion, reason },
        shown: { event, summary: summaryOfRejection(event) },
      };
    }),
  );
};
