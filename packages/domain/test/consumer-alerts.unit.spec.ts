import { describe, expect, it } from "vitest";
import { alertsOf } from "../src/operations/consumer-alerts";

const MINUTE = 60_000;
const kinds = (measured: Partial<Parameters<typeof alertsOf>[0]>) =>
  alertsOf({ group: "rates", lag: 0, ageMs: 0, breaker: "closed", ...measured }).map(({ kind }) => kind);

describe("what of a consumer group wants an operator", () => {
  it("is nothing while it keeps up", () => {
    expect(kinds({ lag: 1_000, ageMs: 5 * MINUTE - 1 })).toEqual([]);
    expect(kinds({ lag: 10, ageMs: null, breaker: "half-open" })).toEqual([]);
  });

  it("is more than a thousand messages, five minutes, or an open breaker", () => {
    expect(kinds({ lag: 1_001 })).toEqual(["lag"]);
    expect(kinds({ lag: 1, ageMs: 5 * MINUTE })).toEqual(["age"]);
    expect(kinds({ breaker: "open" })).toEqual(["breaker"]);
  });

  it("says to start a worker where none is running", () => {
    const [alert] = alertsOf({ group: "rates", lag: 5_000, ageMs: 0, breaker: null });
    expect(alert?.message).toContain("start one");
  });
});
