import type { WithdrawalReason } from "@roomstream/domain/reservations/contract";
import type { Problem } from "../problem";

/** Why a change did not take force, and what can be done then. */
export const withdrawals: Record<WithdrawalReason, { title: string; text: string }> = {
  SOLD_OUT: {
    title: "The last room for these nights went just before you.",
    text: "Choose other nights or another room.",
  },
  PAYMENT_FAILED: {
    title: "Your bank refused to hold more on the card.",
    text: "Ask your bank, or call the house to pay with another card.",
  },
  TIMED_OUT: {
    title: "The answers did not come in time.",
    text: "Nothing more is held on your card. Try it again.",
  },
  ROOM_TAKEN: {
    title: "Your room is another guest's on one of these nights.",
    text: "The house can give you another room: call the desk.",
  },
  GUEST: { title: "The change was taken back.", text: "You can ask for another." },
  HOTEL: { title: "The house took the change back.", text: "The desk can tell you why." },
};

/** Why a change or a cancellation was not accepted, in words that say what to do. */
export function refusalWords(problem: Problem | undefined): string {
  if (!problem) {
    return "No answer came from the house. Look whether you are connected, then try again.";
  }
  switch (problem.code) {
    case "SOLD_OUT":
      return `${problem.detail ?? "No room is left for these nights."} Your stay as booked stands.`;
    case "CHANGE_PENDING":
      return "Another change of this stay is still on its way. It stands above; wait until it has ended.";
    case "NOT_CHANGEABLE":
      return "This stay can no longer be changed here. The desk can still help: call the house.";
    case "FEE_CHANGED":
      return "What the house keeps has just changed, so nothing was cancelled. It stands here as it is now: look at it, then decide.";
    case "NOT_CANCELLABLE":
      return "This stay can no longer be cancelled. If something happened, call the house.";
    case "RATE_LIMITED":
      return "This was tried too often from here. Wait a minute, then try again.";
    case "NOT_FOUND":
      return "These nights are not sold with your rate. Choose others, or call the house.";
    default:
      return problem.status >= 500
        ? "The house cannot write into its book just now. Your stay as booked stands: try again in a moment."
        : (problem.errors?.map(({ message }) => sentence(message)).join(" ") ??
            problem.detail ??
            problem.title);
  }
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
