"use client";

import type { PropertyDetails } from "@roomstream/domain/property/contract";
import { useQuery } from "@tanstack/react-query";
import { Weekends } from "@/components/home/weekends";
import { useTRPC } from "@/lib/api";
import { longDate, nightsBetween } from "@/lib/dates";
import type { Stay } from "@/lib/stay";
import { partyInside } from "@/lib/words";
import { Notice } from "./notice";

/** Nothing is free for these nights: says so, and what is. */
export function NoRoom({ hotel, stay }: { hotel: PropertyDetails; stay: Stay }) {
  const weekends = useQuery(useTRPC().hotels.weekends.queryOptions({ propertyId: hotel.propertyId }));
  const nights = nightsBetween(stay.arrival, stay.departure);
  return (
    <Notice title={nights === 1 ? "That night is full." : "No room is free for all of these nights."}>
      <p>
        From {longDate(stay.arrival)} to {longDate(stay.departure)} there is no room for{" "}
        {partyInside(stay.adults, stay.children)}. Other days may be free: change them above, or call{" "}
        {hotel.phone}; the desk knows of cancellations first.
      </p>
      {weekends.data && weekends.data.items.length > 0 && (
        <div className="max-w-[560px] text-ink">
          <Weekends slug={hotel.slug} weekends={weekends.data.items} />
        </div>
      )}
    </Notice>
  );
}
