import { summaryOfRejection, summaryOfRequest } from "@roomstream/domain/reservations/summaries";
import { dayInWords, dayOfYearInWords } from "@roomstream/domain/shared/dates";
import { describe, expect, it } from "vitest";

type Rejection = Parameters<typeof summaryOfRejection>[0];

describe("what a timeline says", () => {
  it("names days as people do", () => {
    expect(dayInWords("2026-12-11")).toBe("Fri 11 Dec");
    expect(dayInWords("2026-09-01")).toBe("Tue 1 Sept");
    expect(dayOfYearInWords("2027-01-01")).toBe("Fri 1 Jan 2027");
  });

  it("says what was asked for", () => {
    const sold = { roomTypeName: "Attic room" } as Parameters<typeof summaryOfRequest>[0]["sold"];
    expect(summaryOfRequest({ arrival: "2026-12-11", departure: "2026-12-14", sold })).toBe(
      "Asked for Attic room, Fri 11 Dec to Mon 14 Dec",
    );
  });

  it("names the nights that were full, as many as a line holds", () => {
    const full = (...fullNights: string[]) =>
      summaryOfRejection({ data: { reason: "SOLD_OUT", fullNights } } as Rejection);
    expect(full("2026-12-11")).toBe("No room left on Fri 11 Dec");
    expect(full("2026-12-11", "2026-12-12", "2026-12-13", "2026-12-14")).toBe(
      "No room left on Fri 11 Dec, Sat 12 Dec, Sun 13 Dec and 1 more night",
    );
    expect(full("2026-12-11", "2026-12-12", "2026-12-13", "2026-12-14", "2026-12-15")).toMatch(
      /and 2 more nights$/,
    );
  });
});
