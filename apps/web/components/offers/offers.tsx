"use client";

import type { Offer } from "@roomstream/domain/reservations/contract";
import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { useTRPC } from "@/lib/api";
import { nightsBetween } from "@/lib/dates";
import { byRoomType, offerKey, taxNames } from "@/lib/offer";
import { type BookableHotel, type Stay, stayProblem, stayQuery } from "@/lib/stay";
import { useNow } from "@/lib/use-now";
import { useStay } from "@/lib/use-stay";
import { counted, countedInside } from "@/lib/words";
import { Bill } from "./bill";
import { Dock } from "./dock";
import { NoRoom } from "./no-room";
import { Notice } from "./notice";
import { OffersShape } from "./offers-shape";
import { RoomOffers } from "./room-offers";

interface Props {
  hotel: BookableHotel;
  /** What the server already asked for, and when. */
  first: { stay: Stay; offers: Offer[] | undefined; at: number };
}

/** What is free for the stay in the address: rooms with their rates, and the bill of the one chosen. */
export function Offers({ hotel, first }: Props) {
  const { stay } = useStay(hotel.businessDate);
  const values = useSearchParams();
  const [chosenKey, choose] = useState(`${values.get("room")}|${values.get("rate")}`);
  const now = useNow(first.at);
  const problem = stayProblem(stay, hotel);
  const query = useQuery({
    ...useTRPC().hotels.offers.queryOptions({ propertyId: hotel.propertyId, ...stay }),
    enabled: problem === null,
    ...(stayQuery(first.stay) === stayQuery(stay) && first.offers
      ? { initialData: { offers: first.offers }, initialDataUpdatedAt: first.at }
      : {}),
  });

  if (problem) return <Notice title="This stay cannot be had as it is.">{problem}</Notice>;
  if (query.isPending) return <OffersShape />;
  if (query.isError)
    return (
      <Notice
        title="The book cannot be read just now."
        again={() => query.refetch()}
        asking={query.isFetching}
      >
        Your dates are kept. Ask again in a moment, or call the desk at {hotel.phone}.
      </Notice>
    );
  const { offers } = query.data;
  if (offers.length === 0) return <NoRoom hotel={hotel} stay={stay} />;

  const rooms = byRoomType(offers);
  const nights = nightsBetween(stay.arrival, stay.departure);
  const chosen = offers.find((offer) => offerKey(offer) === chosenKey);
  const taxes = taxNames(offers);
  return (
    <>
      <section aria-labelledby="rooms" className="min-w-0 pt-10 lg:col-start-1 lg:pt-11">
        <h2 id="rooms" className="section-title">
          {counted(rooms.size, "kind")} of room {rooms.size === 1 ? "is" : "are"} free for your dates.
        </h2>
        <p className="mt-2 max-w-[46em] text-pretty text-ink-2">
          Prices are totals for {countedInside(nights, "night")}
          {taxes && `, taxes in (${taxes})`}. Hours are those of the house.
        </p>
        <div className="mt-7">
          {[...rooms].map(([roomTypeId, rates]) => (
            <RoomOffers
              key={roomTypeId}
              hotel={hotel}
              rates={rates}
              nights={nights}
              now={now}
              chosenKey={chosen ? chosenKey : undefined}
              onChoose={(offer) => choose(offerKey(offer))}
            />
          ))}
        </div>
      </section>
      <Bill hotel={hotel} stay={stay} offer={chosen} offers={offers} now={now} />
      {chosen && <Dock hotel={hotel} stay={stay} offer={chosen} />}
    </>
  );
}
