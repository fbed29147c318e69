import { describe, expect, it } from "vitest";
import { changesOf } from "../lib/staff/audit-words";

describe("what an action changed, in words", () => {
  it("says money in the hotel's currency, and leaves out what stayed", () => {
    const line = { before: { total: 23600, roomId: "104" }, after: { total: 33700, roomId: "104" } };
    expect(changesOf(line, "EUR")).toEqual([{ field: "total", before: "€236.00", after: "€337.00" }]);
    expect(changesOf({ before: null, after: { fee: 12900 } }, "JPY")).toEqual([
      { field: "fee", before: undefined, after: "¥12,900" },
    ]);
  });

  it("says what became of a stay as people do", () => {
    const line = { before: { status: "CONFIRMED" }, after: { status: "CHECKED_IN" } };
    expect(changesOf(line, "EUR")).toEqual([{ field: "status", before: "confirmed", after: "checked in" }]);
  });
});
