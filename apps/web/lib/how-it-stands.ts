import type {
  CancellationReason,
  ReservationStatus,
  ReservationView,
} from "@roomstream/domain/reservations/contract";
import { longDate } from "./dates";
import { counted } from "./words";

interface Words {
  title: string;
  text: string;
}

const refusals: Record<CancellationReason, Words> = {
  PAYMENT_FAILED: {
    title: "your bank refused the card",
    text: "Nothing is booked and nothing was taken. The nights are free again.",
  },
  SOLD_OUT: {
    title: "the last room went just before you",
    text: "Nothing is booked and nothing was taken. What else is free for the same nights stands below.",
  },
  TIMED_OUT: {
    title: "no answer came in time",
    text: "After two minutes without an answer the booking was let go. Nothing is booked, and what your bank may have held is given back.",
  },
  GUEST: {
    title: "this booking is cancelled",
    text: "It was cancelled as you asked. What is kept and what comes back is on this page.",
  },
  HOTEL: {
    title: "the house cancelled this booking",
    text: "The desk can tell you why, and what else there is. How the money stands is on this page.",
  },
};

/** How a booking stands, in the words above it. The name comes before the title where it is known. */
export const howItStands = (view: ReservationView, status: ReservationStatus, houseName: string): Words => {
  const stay = `${counted(view.nights.length, "night")} at ${houseName}`;
  switch (status) {
    case "PENDING":
      return {
        title: "you are pencilled in",
        text:
          view.guarantee === "NONE"
            ? "Your nights are being held, the price fixed."
            : "Your nights are being held, your bank asked, the price fixed.",
      };
    case "CONFIRMED":
      return {
        title: "you are in the book",
        text: `${stay}, from ${longDate(view.arrival)}. We are glad you are coming.`,
      };
    case "CHECKED_IN":
      return { title: "you are in the house", text: `${stay}, until ${longDate(view.departure)}.` };
    case "CHECKED_OUT":
      return {
        title: "you have stayed with us",
        text: `${stay}, from ${longDate(view.arrival)}. Come again.`,
      };
    case "NO_SHOW":
      return {
        title: "you did not come",
        text: `${stay} were kept for you from ${longDate(view.arrival)}. If something happened, call the desk.`,
      };
    case "CANCELLED":
      return refusals[view.cancellationReason ?? "GUEST"];
  }
};
