import { hearing } from "../hear-answers";
import { summaryOfHold } from "../summaries";

/** The nights are held; nights that were put on sale are no answer to anybody. */
export const onAvailabilityUpdated = hearing<"availability.updated">((event) => {
  if (event.data.cause !== "HELD") return [];
  const { reservationId, stayVersion } = event.data;
  return {
    reservationId,
    cause: event,
    answer: { kind: "HELD", stayVersion },
    shown: { event, summary: summaryOfHold(event) },
  };
});
