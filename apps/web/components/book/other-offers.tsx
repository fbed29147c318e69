"use client";

import type { PropertyDetails } from "@roomstream/domain/property/contract";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTRPC } from "@/lib/api";
import { offerHref } from "@/lib/book-href";
import { formatMoney } from "@/lib/money";
import { byRoomType, totalOf } from "@/lib/offer";
import { type Stay, stayQuery } from "@/lib/stay";

/** What else is free for the same nights: the lowest rate of each kind of room. */
export function OtherOffers({
  hotel,
  stay,
}: {
  hotel: Pick<PropertyDetails, "propertyId" | "slug">;
  stay: Stay;
}) {
  const query = useQuery({
    ...useTRPC().hotels.offers.queryOptions({ propertyId: hotel.propertyId, ...stay }),
    staleTime: 0,
  });
  const others = `/hotels/${hotel.slug}?${stayQuery(stay)}`;
  if (query.isPending)
    return (
      <div aria-busy="true" className="mt-3">
        <p className="sr-only">Looking for other rooms</p>
        {["first", "second"].map((row) => (
          <div key={row} aria-hidden className="shape mt-2 h-9" />
        ))}
      </div>
    );
  const lowest = [...byRoomType(query.data?.offers ?? []).values()].flatMap((offers) => {
    const [first] = [...offers].sort((a, b) => a.totals.total - b.totals.total);
    return first ? [first] : [];
  });
  if (lowest.length === 0)
    return (
      <p className="mt-2 text-ink-2">
        No other room for these nights.{" "}
        <Link className="link text-ink" href={others}>
          Look at other days
        </Link>
      </p>
    );
  return (
    <>
      <ul className="mt-3 border-t border-line">
        {lowest.map((offer) => (
          <li
            key={offer.roomTypeId}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 border-b border-line py-2.5 sm:grid-cols-[minmax(0,1fr)_auto_auto]"
          >
            <span>
              <span className="font-serif text-[18px] font-medium">{offer.roomTypeName}</span>{" "}
              <span className="text-[15px] whitespace-nowrap text-ink-2">{offer.ratePlanName}</span>
            </span>
            <span className="text-right font-medium whitespace-nowrap">{formatMoney(totalOf(offer))}</span>
            <Link
              className="link text-right font-medium text-accent max-sm:col-start-2"
              href={offerHref(hotel.slug, stay, offer)}
            >
              Take this<span className="sr-only">: {offer.roomTypeName}</span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="mt-2.5 text-[15px]">
        <Link className="link" href={others}>
          All rates for these nights
        </Link>
      </p>
    </>
  );
}
