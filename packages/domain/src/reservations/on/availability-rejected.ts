import { hearing } from "../hear-answers";
import { summaryOfRejection } from "../summaries";

export const onAvailabilityRejected = hearing<"availability.rejected">((event) => {
  const { reservationId, stayVersion, reason } = event.data;
  return {
    reservationId,
    cause: event,
    answer: { kind: "REFUSED", stayVersion, reason },
    shown: { event, summary: summaryOfRejection(event) },
  };
});
