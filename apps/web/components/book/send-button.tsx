"use client";

import type { Offer } from "@roomstream/domain/reservations/contract";
import { formatMoney } from "@/lib/money";
import { bookingWords, totalOf } from "@/lib/offer";
import { useSlow } from "@/lib/use-slow";
import type { Outcome } from "./use-booking";

interface Props {
  outcome: Outcome;
  offer: Offer;
  className?: string;
}

/** The button that books. It says what happens to the money, and keeps its place while the answer is on its way. */
export function SendButton({ outcome, offer, className = "" }: Props) {
  const sending = outcome.kind === "sending";
  const slow = useSlow(sending);
  const words =
    outcome.kind === "price-changed"
      ? `Agree to ${formatMoney(totalOf(offer))} and book`
      : bookingWords(offer);
  return (
    <>
      <button
        type="submit"
        aria-disabled={sending}
        className={`btn btn-main min-h-[52px] ${sending ? "asking" : ""} ${className}`}
      >
        {sending ? "Writing it into the book" : words}
      </button>
      <p
        role="status"
        className={`mt-2 text-[14px] text-ink-2 empty:hidden ${className.includes("hidden") ? "max-lg:hidden" : ""}`}
      >
        {slow && "Still asking. You can wait or keep this page open: nothing is booked twice."}
      </p>
    </>
  );
}
