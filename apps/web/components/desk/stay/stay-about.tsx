import type { DeskStay } from "@roomstream/domain/desk/contract";
import { shortDate } from "@/lib/dates";
import { nightsOf, party } from "@/lib/words";

/** A stay in one line, under the head of its sheet. */
export const StayAbout = ({ stay }: { stay: DeskStay }) => (
  <>
    <span className="font-mono text-[12px] text-ink">{stay.confirmationNumber}</span>
    {"  "}
    {stay.roomTypeName}, {nightsOf(stay.nights)}, {shortDate(stay.arrival)} to {shortDate(stay.departure)},{" "}
    {party(stay.adults, stay.children)}, {stay.ratePlanName}
  </>
);
