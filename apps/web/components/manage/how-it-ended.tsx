"use client";

import type { PropertyDetails } from "@roomstream/domain/property/contract";
import type { ReservationView } from "@roomstream/domain/reservations/contract";
import { mediumDate } from "@/lib/dates";
import { withdrawals } from "@/lib/manage/refusals";
import { formatMoney } from "@/lib/money";
import { totalOf } from "@/lib/offer";
import { partyInside } from "@/lib/words";

interface Props {
  view: ReservationView;
  /** A change watched here has just taken force. */
  taken: boolean;
  house: PropertyDetails | undefined;
}

/** How the last change ended: it is in force, or why not and that the stay as booked stands. */
export function HowItEnded({ view, taken, house }: Props) {
  const open = view.status === "CONFIRMED" || view.status === "CHECKED_IN";
  const withdrawn = open ? view.withdrawn : null;
  return (
    <div role="status" className="empty:hidden">
      {open && taken && withdrawn === null && (
        <div className="wash mb-5 border-l-2 border-confirmed py-1 pl-4">
          <p className="font-serif text-[19px] leading-tight font-medium">Your stay is changed.</p>
          <p className="mt-1 text-pretty text-ink-2">
            {mediumDate(view.arrival)} to {mediumDate(view.departure)}, {view.roomTypeName},{" "}
            {partyInside(view.adults, view.children)}, for {formatMoney(totalOf(view))}. A mail says the same.
          </p>
        </div>
      )}
      {withdrawn && (
        <div className="mb-5 border-l-2 border-alarm py-1 pl-4">
          <p className="font-serif text-[19px] leading-tight font-medium">{withdrawals[withdrawn].title}</p>
          <p className="mt-1 text-pretty text-ink-2">
            Your stay was not changed: it stands as booked. {withdrawals[withdrawn].text}
            {house && ` The desk is at ${house.phone}.`}
          </p>
        </div>
      )}
    </div>
  );
}
