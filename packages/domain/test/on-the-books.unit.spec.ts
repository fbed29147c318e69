import { type HeardFact, outcomeOf, spansOf } from "@roomstream/domain/analytics/on-the-books";
import { describe, expect, it } from "vitest";

const day = (nth: number) => `2026-11-${String(nth).padStart(2, "0")}T12:00:00.000Z`;

const fact = (version: number, status: HeardFact["status"], more: Partial<HeardFact> = {}): HeardFact => ({
  reservationId: "r",
  propertyId: "PROP-1",
  version,
  stayVersion: 1,
  status,
  businessDate: day(version).slice(0, 10),
  knownAt: day(version),
  ...more,
});

const booked = [fact(1, "PENDING"), fact(2, "CONFIRMED")];

describe("when nights are on the books", () => {
  it("given a stay that was confirmed, then from then on", () => {
    expect(spansOf(booked)).toEqual([
      { reservationId: "r", stayVersion: 1, from: day(2), until: "infinity" },
    ]);
  });

  it("given a request that was never confirmed, then at no moment", () => {
    expect(spansOf([fact(1, "PENDING"), fact(2, "CANCELLED")])).toEqual([]);
    expect(outcomeOf([fact(1, "PENDING"), fact(2, "CANCELLED")])).toBeUndefined();
  });

  it("given a cancellation, then until it, and the days of both are kept", () => {
    const facts = [...booked, fact(5, "CANCELLED")];
    expect(spansOf(facts)).toMatchObject([{ stayVersion: 1, from: day(2), until: day(5) }]);
    expect(outcomeOf(facts)).toMatchObject({
      madeOn: "2026-11-01",
      madeKnownAt: day(2),
      ended: { as: "CANCELLED", on: "2026-11-05", knownAt: day(5) },
    });
  });

  it("given a change, then the old stay until the new one is in force, whichever is heard first", () => {
    const facts = [
      ...booked,
      fact(4, "CONFIRMED", { stayVersion: 2 }),
      fact(6, "CHECKED_IN", { stayVersion: 2 }),
    ];
    const spans = [
      { reservationId: "r", stayVersion: 1, from: day(2), until: day(4) },
      { reservationId: "r", stayVersion: 2, from: day(4), until: "infinity" },
    ];
    expect(spansOf(facts)).toEqual(spans);
    expect(spansOf(facts.toReversed())).toEqual(spans);
  });

  it("given a version that is known only after a later one, then it never counts", () => {
    const facts = [
      ...booked,
      fact(3, "CONFIRMED", { stayVersion: 2, knownAt: day(9) }),
      fact(4, "CANCELLED"),
    ];
    expect(spansOf(facts)).toEqual([
      { reservationId: "r", stayVersion: 1, from: day(2), until: day(4) },
      { reservationId: "r", stayVersion: 2, from: "infinity", until: "infinity" },
    ]);
  });

  it("given a first version that is known only after the stay counts, then the day it was made on stays", () => {
    const heard = [fact(2, "CONFIRMED"), fact(5, "CHECKED_IN")];
    const late = fact(1, "PENDING", { knownAt: day(9) });
    expect(outcomeOf([late, ...heard])).toEqual(outcomeOf(heard));
  });

  it("given that all but the newest is known late, then the day it was made on is that of what was known", () => {
    const heard = [fact(5, "CHECKED_IN")];
    const late = [fact(1, "PENDING", { knownAt: day(9) }), fact(2, "CONFIRMED", { knownAt: day(9) })];
    expect(outcomeOf([...late, ...heard])).toEqual(outcomeOf(heard));
  });

  it("given a guest who did not come, then what was paid counts on and the stay does not", () => {
    const facts = [...booked, fact(7, "NO_SHOW", { stayVersion: 2 })];
    expect(spansOf(facts)).toMatchObject([
      { stayVersion: 1, until: day(7) },
      { stayVersion: 2, from: day(7), until: "infinity" },
    ]);
    expect(outcomeOf(facts)).toMatchObject({ ended: { as: "NO_SHOW" } });
  });
});
