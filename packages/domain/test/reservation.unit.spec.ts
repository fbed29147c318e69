import {
  type Answer,
  cancel,
  checkIn,
  checkOut,
  decide,
  markNoShow,
  propose,
  type Reservation,
  undoCheckIn,
} from "@roomstream/domain/reservations/reservation";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const pending = (held: boolean, authorized: boolean, stayVersion = 1): Reservation => ({
  status: "PENDING",
  stayVersion,
  held,
  authorized,
});
const confirmed: Reservation = { status: "CONFIRMED", stayVersion: 1, proposal: null };
const inHouse: Reservation = { status: "CHECKED_IN", stayVersion: 1, proposal: null };
const cancelled: Reservation = { status: "CANCELLED", stayVersion: 2, reason: "GUEST", fee: 500 };
const left: Reservation = { status: "CHECKED_OUT", stayVersion: 2 };
const notCome: Reservation = { status: "NO_SHOW", stayVersion: 2, fee: 500 };
const proposed = (
  held = false,
  authorized = false,
  status: "CONFIRMED" | "CHECKED_IN" = "CONFIRMED",
): Reservation => ({
  status,
  stayVersion: 2,
  proposal: { held, authorized },
});
const answersTo = (stayVersion: number): Answer[] => [
  { kind: "HELD", stayVersion },
  { kind: "AUTHORIZED", stayVersion },
  { kind: "REFUSED", stayVersion, reason: "SOLD_OUT" },
  { kind: "REFUSED", stayVersion, reason: "PAYMENT_FAILED" },
  { kind: "TIMED_OUT", stayVersion },
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
      state: confirmed,
      outcome: { kind: "CONFIRMED" },
    });
  });

  it.each(["SOLD_OUT", "PAYMENT_FAILED", "TIMED_OUT"] as const)(
    "given a refusal for %s, then it is cancelled free of charge, and its target is a newer stay: none",
    (reason) => {
      expect(decide(pending(true, false), { kind: "REFUSED", stayVersion: 1, reason })).toEqual({
        state: { status: "CANCELLED", stayVersion: 2, reason, fee: 0 },
        outcome: { kind: "CANCELLED" },
      });
    },
  );

  it("given its time is over, then it is cancelled for that", () => {
    expect(decide(pending(true, false), { kind: "TIMED_OUT", stayVersion: 1 }).state).toEqual({
      status: "CANCELLED",
      stayVersion: 2,
      reason: "TIMED_OUT",
      fee: 0,
    });
  });

  it.each(answersTo(1))(
    "given an answer for another version of the stay ($kind), then nothing changes",
    (answer) => {
      const state = pending(true, false, 2);
      expect(decide(state, answer)).toEqual({ state });
      expect(decide(state, { ...answer, stayVersion: 3 })).toEqual({ state });
    },
  );
});

describe("a proposal beside the stay in force", () => {
  it.each([
    ["nothing answered", "HELD", false, false, { state: proposed(true, false) }],
    ["nothing answered", "AUTHORIZED", false, false, { state: proposed(false, true) }],
    [
      "the money held",
      "HELD",
      false,
      true,
      { state: { ...confirmed, stayVersion: 2 }, outcome: { kind: "CHANGED" } },
    ],
    [
      "the nights held",
      "AUTHORIZED",
      true,
      false,
      { state: { ...confirmed, stayVersion: 2 }, outcome: { kind: "CHANGED" } },
    ],
  ] as const)(
    "given %s, when the answer is %s, then it takes force once both are there",
    (_, kind, held, authorized, then) => {
      expect(decide(proposed(held, authorized), { kind, stayVersion: 2 })).toEqual(then);
    },
  );

  it.each([
    [{ kind: "REFUSED", stayVersion: 2, reason: "SOLD_OUT" }, "SOLD_OUT"],
    [{ kind: "REFUSED", stayVersion: 2, reason: "PAYMENT_FAILED" }, "PAYMENT_FAILED"],
    [{ kind: "TIMED_OUT", stayVersion: 2 }, "TIMED_OUT"],
  ] as const)(
    "when it is answered by $kind, then it is taken back under a newer version and the stay stays in force",
    (answer, reason) => {
      for (const status of ["CONFIRMED", "CHECKED_IN"] as const) {
        expect(decide(proposed(true, false, status), answer)).toEqual({
          state: { status, stayVersion: 3, proposal: null },
          outcome: { kind: "WITHDRAWN", reason },
        });
      }
    },
  );

  it("given the room of a guest in the house is taken, when all is answered, then it is taken back for that", () => {
    const last: Answer = { kind: "HELD", stayVersion: 2 };
    expect(decide(proposed(false, true, "CHECKED_IN"), last, { roomTaken: true }).outcome).toEqual({
      kind: "WITHDRAWN",
      reason: "ROOM_TAKEN",
    });
    expect(decide(proposed(false, true), last, { roomTaken: true }).outcome).toEqual({ kind: "CHANGED" });
  });

  it.each([...answersTo(1), ...answersTo(3)])(
    "given an answer of version $stayVersion ($kind) to a proposal of version 2, then nothing changes",
    (answer) => {
      const state = proposed(true, false);
      expect(decide(state, answer)).toEqual({ state });
    },
  );
});

describe("a reservation that waits for nothing", () => {
  it.each(
    [confirmed, inHouse, cancelled, left, notCome].flatMap((state) =>
      [...answersTo(1), ...answersTo(2)].map((answer) => [state.status, answer.kind, state, answer] as const),
    ),
  )("given it is %s, when %s comes late or again, then nothing changes", (_status, _kind, state, answer) => {
    expect(decide(state, answer)).toEqual({ state });
  });

  it("given the answers to one version in any order and as often as they come, then it ends the same", () => {
    const good = answersTo(1).slice(0, 2);
    const answers = fc
      .array(fc.constantFrom(...good), { minLength: 2, maxLength: 8 })
      .filter((drawn) => good.every((answer) => drawn.includes(answer)));
    fc.assert(
      fc.property(answers, (drawn) => {
        const end = drawn.reduce((state, answer) => decide(state, answer).state, pending(false, false));
        expect(end).toEqual(confirmed);
      }),
    );
  });

  it("given a proposal and answers of any versions, then it has force only by both of its own", () => {
    const any = fc.array(fc.constantFrom(...answersTo(1), ...answersTo(2), ...answersTo(3)), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(any, (drawn) => {
        let state: Reservation = proposed();
        const outcomes = drawn.flatMap((answer) => {
          const decision = decide(state, answer);
          ({ state } = decision);
          return decision.outcome ?? [];
        });
        const own = drawn.filter((answer) => answer.stayVersion === 2);
        const end = own.findIndex((answer) => answer.kind === "REFUSED" || answer.kind === "TIMED_OUT");
        const before = new Set((end < 0 ? own : own.slice(0, end)).map((answer) => answer.kind));
        const changed = before.has("HELD") && before.has("AUTHORIZED");
        expect(outcomes.map((outcome) => outcome.kind)).toEqual(
          changed ? ["CHANGED"] : end < 0 ? [] : ["WITHDRAWN"],
        );
      }),
    );
  });
});

describe("what is asked of a reservation", () => {
  const states = {
    pending: pending(false, false),
    confirmed,
    proposed: proposed(),
    inHouse,
    cancelled,
    left,
    notCome,
  };
  type Name = keyof typeof states;
  const CHANGE_PENDING = { ok: false, code: "CHANGE_PENDING" };
  const table: [string, (state: Reservation) => unknown, Record<Name, unknown>][] = [
    [
      "cancel",
      (state) => cancel(state, { reason: "GUEST", fee: 500 }),
      {
        pending: { ok: true, state: { ...cancelled, fee: 0 } },
        confirmed: { ok: true, state: cancelled },
        proposed: { ok: true, state: { ...cancelled, stayVersion: 3 } },
        inHouse: { ok: false, code: "NOT_CANCELLABLE" },
        cancelled: { ok: true, state: cancelled },
        left: { ok: false, code: "NOT_CANCELLABLE" },
        notCome: { ok: false, code: "NOT_CANCELLABLE" },
      },
    ],
    [
      "propose",
      (state) => propose(state, { authorized: false }),
      {
        pending: CHANGE_PENDING,
        confirmed: { ok: true, state: proposed() },
        proposed: CHANGE_PENDING,
        inHouse: { ok: true, state: proposed(false, false, "CHECKED_IN") },
        cancelled: { ok: false, code: "NOT_CHANGEABLE" },
        left: { ok: false, code: "NOT_CHANGEABLE" },
        notCome: { ok: false, code: "NOT_CHANGEABLE" },
      },
    ],
    [
      "check in",
      checkIn,
      {
        pending: { ok: false, code: "NOT_CONFIRMED" },
        confirmed: { ok: true, state: inHouse },
        proposed: CHANGE_PENDING,
        inHouse: { ok: false, code: "ALREADY_CHECKED_IN" },
        cancelled: { ok: false, code: "NOT_CONFIRMED" },
        left: { ok: false, code: "NOT_CONFIRMED" },
        notCome: { ok: false, code: "NOT_CONFIRMED" },
      },
    ],
    [
      "undo the check-in",
      undoCheckIn,
      {
        pending: { ok: false, code: "NOT_CHECKED_IN" },
        confirmed: { ok: false, code: "NOT_CHECKED_IN" },
        proposed: { ok: false, code: "NOT_CHECKED_IN" },
        inHouse: { ok: true, state: confirmed },
        cancelled: { ok: false, code: "NOT_CHECKED_IN" },
        left: { ok: false, code: "NOT_CHECKED_IN" },
        notCome: { ok: false, code: "NOT_CHECKED_IN" },
      },
    ],
    [
      "check out",
      checkOut,
      {
        pending: { ok: false, code: "NOT_CHECKED_IN" },
        confirmed: { ok: false, code: "NOT_CHECKED_IN" },
        proposed: { ok: false, code: "NOT_CHECKED_IN" },
        inHouse: { ok: true, state: left },
        cancelled: { ok: false, code: "NOT_CHECKED_IN" },
        left: { ok: false, code: "NOT_CHECKED_IN" },
        notCome: { ok: false, code: "NOT_CHECKED_IN" },
      },
    ],
    [
      "note that nobody came",
      (state) => markNoShow(state, 500),
      {
        pending: { ok: false, code: "NOT_CONFIRMED" },
        confirmed: { ok: true, state: notCome },
        proposed: { ok: true, state: { ...notCome, stayVersion: 3 } },
        inHouse: { ok: false, code: "NOT_CONFIRMED" },
        cancelled: { ok: false, code: "NOT_CONFIRMED" },
        left: { ok: false, code: "NOT_CONFIRMED" },
        notCome: { ok: false, code: "NOT_CONFIRMED" },
      },
    ],
  ];
  it.each(
    table.flatMap(([command, ask, then]) =>
      (Object.keys(states) as Name[]).map((name) => [command, name, ask, then[name]] as const),
    ),
  )("%s: given it is %s", (_, name, ask, then) => {
    expect(ask(states[name])).toEqual(then);
  });
});
