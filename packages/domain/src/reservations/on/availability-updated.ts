import type { Reaction } from "@roomstream/events/consumer/reactions";
import type { Context } from "../../shared/context";
import { hearAnswers } from "../hear-answers";
import { summaryOfHold } from "../summaries";

/** The nights are held; nights that were put on sale are no answer to anybody. */
export const onAvailabilityUpdated: Reaction<Context, "availability.updated"> = async ({
  ctx,
  tx,
  events,
}) => {
  const heard = events.flatMap((event) => {
    if (event.data.cause !== "HELD") return [];
    const { reservationId, stayVersion } = event.data;
    return [
      {
        reservationId,
        cause: event,
        answer: { kind: "HELD" as const, stayVersion },
        shown: { event, summary: summaryOfHold(event) },
      },
    ];
  });
  if (heard.length > 0) await hearAnswers(ctx, tx, heard);
};
