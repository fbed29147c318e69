import { hearing } from "../hear-answers";
import { summaryOfPayment } from "../summaries";

export const onPaymentFailed = hearing<"payment.failed">((event) => {
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
});
