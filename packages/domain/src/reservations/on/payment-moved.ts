import type { Reaction } from "@roomstream/events/consumer/reactions";
import type { Context } from "../../shared/context";
import { hearNews } from "../hear-news";
import { summaryOfPayment } from "../summaries";

/** What happens to the money beside the decision: shown on the timeline, it decides nothing. */
export const onPaymentMoved: Reaction<
  Context,
  "payment.initiated" | "payment.captured" | "payment.voided" | "payment.refunded"
> = async ({ ctx, tx, events }) => {
  await hearNews(
    ctx,
    tx,
    events.map((event) => ({
      reservationId: event.data.reservationId,
      event,
      summary: summaryOfPayment(event),
    })),
  );
};
