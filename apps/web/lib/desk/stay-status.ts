import type { DeskStay } from "@roomstream/domain/desk/contract";
import { shortDate } from "../dates";
import { isOverstay } from "./lists";

/** What a stay is, as its chip shows it. */
export type StayLook = "in-house" | "comes" | "gone" | "pending";

/** How a stay stands, as its chip and as the desk says it. */
export function stayStatus(
  stay: DeskStay,
  businessDate: string,
): { look: StayLook; words: string; urgent: boolean } {
  const calm = (look: StayLook, words: string) => ({ look, words, urgent: false });
  switch (stay.status) {
    case "PENDING":
      return calm("pending", "Pencilled in");
    case "CONFIRMED":
      if (stay.changing) return calm("pending", "A change is being decided");
      return calm(
        "comes",
        stay.arrival === businessDate ? "Arrives today" : `Arrives ${shortDate(stay.arrival)}`,
      );
    case "CHECKED_IN":
      if (isOverstay(stay, businessDate))
        return { look: "in-house", words: `Should have left ${shortDate(stay.departure)}`, urgent: true };
      if (stay.changing) return calm("in-house", "In house, a change is being decided");
      return calm("in-house", stay.departure === businessDate ? "Leaves today" : "In house");
    case "CHECKED_OUT":
      return calm("gone", "Gone");
    case "CANCELLED":
      return calm("gone", "Cancelled");
    case "NO_SHOW":
      return calm("gone", "Did not come");
    default:
      return stay.status satisfies never;
  }
}
