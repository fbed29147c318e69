"use client";

import type { PropertyDetails } from "@roomstream/domain/property/contract";
import { useEffect, useRef } from "react";
import { formatMoney } from "@/lib/money";
import { totalOf } from "@/lib/offer";
import type { Stay } from "@/lib/stay";
import { OtherOffers } from "./other-offers";
import type { Outcome } from "./use-booking";

interface Props {
  outcome: Outcome;
  hotel: PropertyDetails;
  stay: Stay;
  roomTypeName: string;
}

/** What came of sending, where it was not a booking; the reader is brought to it. */
export function OutcomeNote({ outcome, hotel, stay, roomTypeName }: Props) {
  const note = useRef<HTMLDivElement>(null);
  const { kind } = outcome;
  useEffect(() => {
    if (kind === "price-changed" || kind === "sold-out" || kind === "failed") note.current?.focus();
  }, [kind]);

  if (kind === "none" || kind === "sending" || kind === "fields") return null;
  const title = {
    "price-changed": "The price changed while you wrote.",
    "sold-out": `The last ${roomTypeName} is gone.`,
    failed: "This was not booked.",
  }[kind];
  return (
    <div
      ref={note}
      tabIndex={-1}
      role="alert"
      className={`mb-6 border-l-2 py-1 pl-4 outline-none ${kind === "price-changed" ? "border-accent" : "border-alarm"}`}
    >
      <h3 className="font-serif text-[21px] leading-tight font-medium tracking-[-0.01em]">{title}</h3>
      {outcome.kind === "price-changed" && (
        <p className="mt-1.5 text-pretty text-ink-2">
          It was <s>{formatMoney(totalOf(outcome.was))}</s>, it is now{" "}
          <b className="font-medium text-ink">{formatMoney(totalOf(outcome.now))}</b>. Nothing is booked and
          nothing is held. The account beside this shows the new price, night by night.
        </p>
      )}
      {outcome.kind === "sold-out" && (
        <>
          <p className="mt-1.5 text-pretty text-ink-2">
            Someone booked it just before you. Nothing is held on your card, and what you wrote is kept. For
            the same nights there is:
          </p>
          <OtherOffers hotel={hotel} stay={stay} />
        </>
      )}
      {outcome.kind === "failed" && <p className="mt-1.5 text-pretty text-ink-2">{outcome.message}</p>}
    </div>
  );
}
