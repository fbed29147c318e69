import type { Reaction } from "@roomstream/events/consumer/reactions";
import type { Context } from "../../shared/context";
import { hearNews } from "../hear-news";
import { summaryOfPosting } from "../summaries";

/** What was put on the folio: shown on the timeline, it decides nothing. */
export const onPaymentPosted: Reaction<Context, "payment.posted"> = async ({ ctx, tx, events }) => {
  await hearNews(
    ctx,
    tx,
    events.map((event) => ({
      reservationId: event.data.reservationId,
      event,
      summary: summaryOfPosting(event),
    })),
  );
};
