import type { Reaction } from "@roomstream/events/consumer/reactions";
import type { Context } from "../../shared/context";
import { hearAnswers } from "../hear-answers";
import { summaryOfPayment } from "../summaries";

export const onPaymentFailed: Reaction<Context, "payment.failed"> = async ({ ctx, tx, events }) => {
  await hearAnswers(
    ctx,
    tx,
    events.map((event) => {
      const { reservationId, stayVersion, reason } = event.data;
      return {
        reservationId,
        cause: event,
        answer: {
          kind: "REFUSED",
          stayVersion,
          reason: reason === "TIMED_OUT" ? "TIMED_OUT" : "PAYMENT_FAILED",
        },
        shown: { event, summary: summaryOfPayment(event) },
      };
    }),
  );
};
