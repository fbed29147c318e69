import type { CancellationReason, WithdrawalReason } from "./contract";

/** Another stay beside the one in force, and what has been answered of it. Its version is the reservation's. */
export type Proposal = { held: boolean; authorized: boolean };

/**
 * A reservation as its decisions see it. `stayVersion` counts target stays; answers for another version are ignored.
 *
 *   PENDING --held and authorised--> CONFIRMED --check-in--> CHECKED_IN --check-out--> CHECKED_OUT
 *      |                              |   |   ^                  |
 *      |                              |   |   +------undo--------+
 *      |                              |   +--not come--> NO_SHOW
 *      +--refused, timed out----------+--cancelled--> CANCELLED
 *
 * CONFIRMED and CHECKED_IN may have one open proposal: it takes force when held and authorised, or is withdrawn.
 */
export type Reservation =
  | { status: "PENDING"; stayVersion: number; held: boolean; authorized: boolean }
  | { status: "CONFIRMED" | "CHECKED_IN"; stayVersion: number; proposal: Proposal | null }
  | { status: "CANCELLED"; stayVersion: number; reason: CancellationReason; fee: number }
  | { status: "NO_SHOW"; stayVersion: number; fee: number }
  | { status: "CHECKED_OUT"; stayVersion: number };

/** What availability and payments say of one version of the stay. */
export type Answer =
  | { kind: "HELD"; stayVersion: number }
  | { kind: "AUTHORIZED"; stayVersion: number }
  | { kind: "REFUSED"; stayVersion: number; reason: "SOLD_OUT" | "PAYMENT_FAILED" | "TIMED_OUT" }
  | { kind: "TIMED_OUT"; stayVersion: number };

/** What became of the reservation; nothing when only a step was taken, or nothing changed. */
export type Outcome =
  | { kind: "CONFIRMED" }
  /** The proposed stay is the one in force now. */
  | { kind: "CHANGED" }
  /** The stay in force is the target again, under a newer version. */
  | { kind: "WITHDRAWN"; reason: WithdrawalReason }
  | { kind: "CANCELLED" };

export type Decision = { state: Reservation; outcome?: Outcome };

/** What is known beside the answers. */
export type Circumstances = {
  /** The room of a guest in the house is another stay's on a night of the proposal: it cannot take force. */
  roomTaken: boolean;
};

/** Decides on an answer. In any order and with any repetition the answers to one version end the same. */
export function decide(
  state: Reservation,
  answer: Answer,
  { roomTaken }: Circumstances = { roomTaken: false },
): Decision {
  if (answer.stayVersion !== state.stayVersion) return { state };
  if (state.status === "PENDING") return decidePending(state, answer);
  if ((state.status === "CONFIRMED" || state.status === "CHECKED_IN") && state.proposal !== null) {
    return decideProposal(state, state.proposal, answer, roomTaken);
  }
  return { state };
}

function decidePending(state: Reservation & { status: "PENDING" }, answer: Answer): Decision {
  const { stayVersion } = state;
  const steps = { ...state, ...stepOf(answer) };
  if (answer.kind === "REFUSED" || answer.kind === "TIMED_OUT") {
    const reason = answer.kind === "REFUSED" ? answer.reason : "TIMED_OUT";
    return {
      state: { status: "CANCELLED", stayVersion: stayVersion + 1, reason, fee: 0 },
      outcome: { kind: "CANCELLED" },
    };
  }
  return steps.held && steps.authorized
    ? { state: { status: "CONFIRMED", stayVersion, proposal: null }, outcome: { kind: "CONFIRMED" } }
    : { state: steps };
}

type InForce = Reservation & { status: "CONFIRMED" | "CHECKED_IN" };

function decideProposal(state: InForce, proposal: Proposal, answer: Answer, roomTaken: boolean): Decision {
  if (answer.kind === "REFUSED") return withdrawn(state, answer.reason);
  if (answer.kind === "TIMED_OUT") return withdrawn(state, "TIMED_OUT");
  const steps = { ...proposal, ...stepOf(answer) };
  if (!steps.held || !steps.authorized) return { state: { ...state, proposal: steps } };
  if (roomTaken && state.status === "CHECKED_IN") return withdrawn(state, "ROOM_TAKEN");
  return { state: { ...state, proposal: null }, outcome: { kind: "CHANGED" } };
}

const stepOf = (answer: Answer): Partial<Proposal> => {
  if (answer.kind === "HELD") return { held: true };
  return answer.kind === "AUTHORIZED" ? { authorized: true } : {};
};

/** Takes a proposal back: the stay in force becomes the target again, so that nothing stays held for the other. */
export const withdrawn = (state: InForce, reason: WithdrawalReason): Decision => ({
  state: { ...state, proposal: null, stayVersion: state.stayVersion + 1 },
  outcome: { kind: "WITHDRAWN", reason },
});

/** A state that a command brings about, or the code of the refusal. */
export type Commanded<Code extends string> = { ok: true; state: Reservation } | { ok: false; code: Code };

/** Cancels, at any time before check-in; an open proposal goes too. What is cancelled already stays as it is. */
export function cancel(
  state: Reservation,
  by: { reason: "GUEST" | "HOTEL"; fee: number },
): Commanded<"NOT_CANCELLABLE"> {
  switch (state.status) {
    case "PENDING":
      return { ok: true, state: cancelledWith(state, by.reason, 0) };
    case "CONFIRMED":
      return { ok: true, state: cancelledWith(state, by.reason, by.fee) };
    case "CANCELLED":
      return { ok: true, state };
    default:
      return { ok: false, code: "NOT_CANCELLABLE" };
  }
}

const cancelledWith = (
  { stayVersion }: Reservation,
  reason: CancellationReason,
  fee: number,
): Reservation => ({
  status: "CANCELLED",
  stayVersion: stayVersion + 1,
  reason,
  fee,
});

/** Puts a proposal beside the stay in force. `authorized`: it asks no more of the card than is held already. */
export function propose(
  state: Reservation,
  { authorized }: { authorized: boolean },
): Commanded<"CHANGE_PENDING" | "NOT_CHANGEABLE"> {
  if (state.status === "PENDING") return { ok: false, code: "CHANGE_PENDING" };
  if (state.status !== "CONFIRMED" && state.status !== "CHECKED_IN")
    return { ok: false, code: "NOT_CHANGEABLE" };
  if (state.proposal !== null) return { ok: false, code: "CHANGE_PENDING" };
  const proposal = { held: false, authorized };
  return { ok: true, state: { ...state, stayVersion: state.stayVersion + 1, proposal } };
}

/** Gives the guest the room. Whether day and room allow it is the command's to check. */
export function checkIn(
  state: Reservation,
): Commanded<"CHANGE_PENDING" | "NOT_CONFIRMED" | "ALREADY_CHECKED_IN"> {
  if (state.status === "CHECKED_IN") return { ok: false, code: "ALREADY_CHECKED_IN" };
  if (state.status !== "CONFIRMED") return { ok: false, code: "NOT_CONFIRMED" };
  if (state.proposal !== null) return { ok: false, code: "CHANGE_PENDING" };
  return { ok: true, state: { ...state, status: "CHECKED_IN" } };
}

/** Takes a check-in back on its own business date. */
export function undoCheckIn(state: Reservation): Commanded<"CHANGE_PENDING" | "NOT_CHECKED_IN"> {
  if (state.status !== "CHECKED_IN") return { ok: false, code: "NOT_CHECKED_IN" };
  if (state.proposal !== null) return { ok: false, code: "CHANGE_PENDING" };
  return { ok: true, state: { ...state, status: "CONFIRMED" } };
}

/** Lets the guest leave: a new version, whose target is the stay as it was lived. */
export function checkOut(state: Reservation): Commanded<"CHANGE_PENDING" | "NOT_CHECKED_IN"> {
  if (state.status !== "CHECKED_IN") return { ok: false, code: "NOT_CHECKED_IN" };
  if (state.proposal !== null) return { ok: false, code: "CHANGE_PENDING" };
  return { ok: true, state: { status: "CHECKED_OUT", stayVersion: state.stayVersion + 1 } };
}

/** Notes that the guest did not come; an open proposal goes too. */
export function markNoShow(state: Reservation, fee: number): Commanded<"NOT_CONFIRMED"> {
  if (state.status !== "CONFIRMED") return { ok: false, code: "NOT_CONFIRMED" };
  return { ok: true, state: { status: "NO_SHOW", stayVersion: state.stayVersion + 1, fee } };
}
