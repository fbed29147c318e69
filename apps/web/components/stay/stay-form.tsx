"use client";

import type { BookableHotel } from "@/lib/stay";
import { useStay } from "@/lib/use-stay";
import { DatesFields } from "./dates-fields";
import { GuestsField } from "./guests-field";

/** The question above the offers. Every answer goes into the address, and the offers follow it at once. */
export function StayForm({ hotel }: { hotel: BookableHotel }) {
  const { stay, change } = useStay(hotel.businessDate);
  return (
    <section aria-label="Your stay" className="grid grid-cols-2 rounded-2 border border-line-strong bg-sheet">
      <DatesFields
        arrival={stay.arrival}
        departure={stay.departure}
        today={hotel.businessDate}
        until={hotel.sellableUntil}
        mostNights={hotel.mostNights}
        arriveNote={`from ${hotel.checkInFrom}`}
        leaveNote={`until ${hotel.checkOutUntil}`}
        onChange={change}
      />
      <GuestsField party={stay} onChange={change} className="col-span-2 border-t border-line" />
    </section>
  );
}
