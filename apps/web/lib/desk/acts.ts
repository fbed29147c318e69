import type { DeskStay } from "@roomstream/domain/desk/contract";
import type { Act } from "./keys";

/** What the caller may do with stays here. */
export interface May {
  write: boolean;
  clean: boolean;
  repair: boolean;
  pay: boolean;
}

/**
 * What can be done with a stay now, the one that is meant last. Only what would not be refused anyway is offered; who may only
 * read may open it.
 */
export function actsOf(
  stay: Pick<DeskStay, "status" | "arrival" | "balance" | "changing">,
  businessDate: string,
  may: May,
): Act[] {
  if (!may.write) return ["open"];
  const pays: Act[] = may.pay && stay.balance.amount > 0 ? ["take-payment"] : [];
  switch (stay.status) {
    case "CONFIRMED":
      if (stay.changing) return [...pays, "open"];
      return stay.arrival <= businessDate
        ? ["choose-room", ...pays, "open", "check-in"]
        : ["choose-room", ...pays, "open"];
    case "CHECKED_IN":
      if (stay.changing) return [...pays, "open"];
      return ["choose-room", ...pays, "open", "check-out"];
    default:
      return [...pays, "open"];
  }
}

export const actWords: Record<Act, string> = {
  "check-in": "Check in",
  "check-out": "Check out",
  "choose-room": "Choose room",
  "take-payment": "Take payment",
  open: "Open",
};
