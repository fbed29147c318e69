import type { CancellationReason } from "./contract";

/**
 * A reservation as its decisions see it.
 *
 *   PENDING --held and authorised--> CONFIRMED
 *      |
 *      +--sold out, payment failed, timed out--> CANCELLED
 */
export type Reservation =
  | { status: "PENDING"; stayVersion: number; held: boolean; authorized: boolean }
  | { status: "CONFIRMED"; stayVersion: number }
  | { status: "CANCELLED"; stayVersion: number; reason: CancellationReason }
  | { status: "CHECKED_IN" | "CHECKED_OUT" | "NO_SHOW"; stayVersion: number };

/** What availability and payments say of one version of the stay. */
export type Answer =
  | { kind: "HELD"; stayVersion: number }
  | { kind: "AUTHORIZED"; stayVersion: number }
  | { kind: "REFUSED"; stayVersion: number; reason: CancellationReason }
  | { kind: "TIMED_OUT"; stayVersion: number };

export type Decision = {
  state: Reservation;
  /** What the decision is told as; nothing when only a step was taken, or nothing changed. */
  event?: "reservation.confirmed" | "reservation.cancelled";
};

/**
 * Decides on an answer. Answers for another version of the stay, or to a reservation that is no longer pending, change nothing,
 * so that any order and any repetition ends the same. A cancellation is a new version of the stay: its target is no stay at all.
 */
export function decide(state: Reservation, answer: Answer): Decision {
  if (state.status !== "PENDING" || answer.stayVersion !== state.stayVersion) return { state };
  switch (answer.kind) {
    case "HELD":
      return confirmedWhenComplete({ ...state, held: true });
    case "AUTHORIZED":
      return confirmedWhenComplete({ ...state, authorized: true });
    case "REFUSED":
      return cancelled(state.stayVersion, answer.reason);
    case "TIMED_OUT":
      return cancelled(state.stayVersion, "TIMED_OUT");
    default:
      return answer satisfies never;
  }
}

const confirmedWhenComplete = (state: Reservation & { status: "PENDING" }): Decision =>
  state.held && state.authorized
    ? { state: { status: "CONFIRMED", stayVersion: state.stayVersion }, event: "reservation.confirmed" }
    : { state };

const cancelled = (stayVersion: number, reason: CancellationReason): Decision => ({
  state: { status: "CANCELLED", stayVersion: stayVersion + 1, reason },
  event: "reservation.cancelled",
});
