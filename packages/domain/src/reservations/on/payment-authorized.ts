import { hearing } from "../hear-answers";
import { summaryOfPayment } from "../summaries";

export const onPaymentAuthorized = hearing<"payment.authorized">((event) => ({
  reservationId: event.data.reservationId,
  cause: event,
  answer: { kind: "AUTHORIZED", stayVersion: event.data.stayVersion },
  shown: { event, summary: summaryOfPayment(event) },
}));
