import { describe, expect, it } from "vitest";
import { newsInWords } from "../../lib/desk/news";
import { stayStatus } from "../../lib/desk/stay-status";
import { policyNow } from "../../lib/offer";
import { comes } from "./stays";

const policy = {
  cancellationPolicy: {
    freeUntil: "2026-11-20T17:00:00.000Z",
    fee: { amount: 14_900, currency: "EUR" },
    text: "Free to cancel until Fri 20 Nov, 18:00 in Lisbon; after that €149.00 is kept.",
  },
  heldNow: { amount: 9_000, currency: "EUR" },
};
const before = Date.parse("2026-11-20T16:59:59Z");
const after = Date.parse("2026-11-20T17:00:01Z");

describe("the policy of a stay", () => {
  it("is told as it was sold while cancelling is free", () => {
    expect(policyNow(policy, before)).toBe(policy.cancellationPolicy.text);
  });

  it("names what is kept once that time is over, no more than the card stands for, and no date of the past", () => {
    expect(policyNow(policy, after)).toBe("The time to cancel free of charge is over; €90.00 is kept.");
    expect(policyNow({ ...policy, heldNow: { amount: 0, currency: "EUR" } }, after)).toBe(
      "Cancelling costs nothing.",
    );
  });
});

describe("what was done just now", () => {
  const done = { newsId: "n", at: "2026-11-22T10:00:00Z", by: "Inês Prado", roomId: "204", status: null };
  const of = (guest: { firstName: string; lastName: string } | null) =>
    newsInWords({
      ...done,
      action: "reservation.checked-in",
      stay: { reservationId: "r", confirmationNumber: "RSV-2026-7K3M9QXA", guest },
    });

  it("names the guest, and who was erased by the number", () => {
    expect(of({ firstName: "Ada", lastName: "Lovelace" })).toEqual({
      before: "Inês checked ",
      name: "Lovelace",
      after: " in to 204",
    });
    expect(of(null).name).toBe("RSV-2026-7K3M9QXA");
  });
});

describe("how a stay stands", () => {
  it.each([
    [{ status: "CONFIRMED", arrival: "2026-11-22" }, "Arrives today"],
    [{ status: "CONFIRMED", arrival: "2026-11-24" }, "Arrives Tue 24 Nov"],
    [{ status: "CHECKED_IN", departure: "2026-11-22" }, "Leaves today"],
    [{ status: "CHECKED_IN", departure: "2026-11-21" }, "Should have left Sat 21 Nov"],
    [{ status: "NO_SHOW" }, "Did not come"],
  ] as const)("%o", (parts, words) => {
    expect(stayStatus(comes(parts), "2026-11-22").words).toBe(words);
  });
});
