import type { Reaction } from "@roomstream/events/consumer/reactions";
import type { Context } from "../../shared/context";
import { hearAnswers } from "../hear-answers";
import { summaryOfPayment } from "../summaries";

export const onPaymentAuthorized: Reaction<Context, "payment.authorized"> = async ({ ctx, tx, events }) => {
  await hearAnswers(
    ctx,
    tx,
    events.map((event) => ({
      reservationId: event.data.reservationId,
      cause: event,
      answer: { kind: "AUTHORIZED", stayVersion: event.data.stayVersion },
      shown: { event, summary: summaryOfPayment(event) },
    })),
  );
};
