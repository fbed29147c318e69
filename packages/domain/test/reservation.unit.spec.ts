import { type Answer, decide, type Reservation } from "@roomstream/domain/reservations/reservation";
import { describe, expect, it } from "vitest";

const pending = (held: boolean, authorized: boolean, stayVersion = 1): Reservation => ({
  status: "PENDING",
  stayVersion,
  held,
  authorized,
});
const answers: Answer[] = [
  { kind: "HELD", stayVersion: 1 },
  { kind: "AUTHORIZED", stayVersion: 1 },
  { kind: "REFUSED", stayVersion: 1, reason: "SOLD_OUT" },
  { kind: "REFUSED", stayVersion: 1, reason: "PAYMENT_FAILED" },
  { kind: "TIMED_OUT", stayVersion: 1 },
];

describe("a pending reservation", () => {
  it("given neither answer yet, when the nights are held, then it waits for the card", () => {
    expect(decide(pending(false, false), { kind: "HELD", stayVersion: 1 })).toEqual({
      state: pending(true, false),
    });
  });

  it("given neither answer yet, when the card is good, then it waits for the nights", () => {
    expect(decide(pending(false, false), { kind: "AUTHORIZED", stayVersion: 1 })).toEqual({
      state: pending(false, true),
    });
  });

  it.each([
    [pending(true, false), "AUTHORIZED"],
    [pending(false, true), "HELD"],
  ] as const)("given one answer, when the other comes, then it is confirmed", (state, kind) => {
    expect(decide(state, { kind, stayVersion: 1 })).toEqual({
      state: { status: "CONFIRMED", stayVersion: 1 },
      event: "reservation.confirmed",
    });
  });

  it.each(["SOLD_OUT", "PAYMENT_FAILED", "TIMED_OUT"] as const)(
    "given a refusal for %s, then it is cancelled, and its target is a newer stay: none",
    (reason) => {
      expect(decide(pending(true, false), { kind: "REFUSED", stayVersion: 1, reason })).toEqual({
        state: { status: "CANCELLED", stayVersion: 2, reason },
        event: "reservation.cancelled",
      });
    },
  );

  it("given its time is over, then it is cancelled for that", () => {
    expect(decide(pending(true, false), { kind: "TIMED_OUT", stayVersion: 1 }).state).toEqual({
      status: "CANCELLED",
      stayVersion: 2,
      reason: "TIMED_OUT",
    });
  });

  it.each(answers)(
    "given an answer for another version of the stay ($kind), then nothing changes",
    (answer) => {
      const state = pending(true, false, 2);
      expect(decide(state, answer)).toEqual({ state });
      expect(decide(state, { ...answer, stayVersion: 3 })).toEqual({ state });
    },
  );
});

describe("a reservation that is decided", () => {
  const decided: Reservation[] = [
    { status: "CONFIRMED", stayVersion: 1 },
    { status: "CANCELLED", stayVersion: 1, reason: "SOLD_OUT" },
    { status: "CHECKED_IN", stayVersion: 1 },
    { status: "CHECKED_OUT", stayVersion: 1 },
    { status: "NO_SHOW", stayVersion: 1 },
  ];
  it.each(
    decided.flatMap((state) => answers.map((answer) => [state.status, answer.kind, state, answer] as const)),
  )("given it is %s, when %s comes late or again, then nothing changes", (_status, _kind, state, answer) => {
    expect(decide(state, answer)).toEqual({ state });
  });
});
