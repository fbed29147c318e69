import { ChevronLeft } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { BookForm } from "@/components/book/book-form";
import { HouseFooter } from "@/components/frame/house-footer";
import { HouseHeader } from "@/components/frame/house-header";
import { dateRange, nightsBetween } from "@/lib/dates";
import { offerKey } from "@/lib/offer";
import { type SearchParams, searchValues } from "@/lib/search-values";
import { findHotel, findOffers } from "@/lib/server-api";
import { stayOf, stayProblem, stayQuery } from "@/lib/stay";
import { counted } from "@/lib/words";

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const hotel = await findHotel((await params).slug);
  return { title: hotel ? `Your details, ${hotel.name}` : "No such house", robots: { index: false } };
}

export default async function BookPage({ params, searchParams }: Props) {
  const hotel = await findHotel((await params).slug);
  if (!hotel) notFound();
  const values = await searchValues(searchParams);
  const { stay } = stayOf(values, hotel.businessDate);
  const room = values.get("room") ?? "";
  const rate = values.get("rate") ?? "";
  const offers = stayProblem(stay, hotel) ? [] : await findOffers(hotel.propertyId, stay);
  const offer = offers.find((one) => one.roomTypeId === room && one.ratePlanId === rate);
  const back = `/hotels/${hotel.slug}?${stayQuery(stay, { room, rate })}`;
  return (
    <div data-house={hotel.slug} className="flex flex-1 flex-col">
      <HouseHeader house={hotel} />
      <main className="book-wrap pt-[18px] lg:pt-11">
        {offer ? (
          <div className="stay-grid">
            <div className="pb-5 lg:col-start-1 lg:pb-8">
              <Link
                href={back}
                className="-ml-1 inline-flex items-center gap-1.5 text-[15px] text-ink-2 hover:text-ink"
              >
                <ChevronLeft aria-hidden size={18} strokeWidth={1.5} />
                Rooms for {dateRange(stay.arrival, stay.departure)}
              </Link>
              <h1 className="mt-2.5 font-serif text-[33px] leading-[1.08] tracking-[-0.02em] text-balance lg:mt-3.5 lg:text-[44px]">
                {counted(nightsBetween(stay.arrival, stay.departure), "night")} in the {offer.roomTypeName}
              </h1>
              <p className="mt-2 max-w-[34em] text-pretty text-ink-2 lg:mt-3">
                One page. Should the price change while you write, you see it before anything is booked.
              </p>
            </div>
            <BookForm key={offerKey(offer)} hotel={hotel} stay={stay} first={offer} at={Date.now()} />
          </div>
        ) : (
          <div className="py-8 lg:py-16">
            <h1 className="max-w-[20em] font-serif text-[33px] leading-[1.08] tracking-[-0.02em] text-balance lg:text-[44px]">
              This rate is not to be had for these nights
            </h1>
            <p className="mt-3 max-w-[36em] text-pretty text-ink-2">
              {stayProblem(stay, hotel) ??
                "It may have been booked while you were on your way here. Others may be free for the same nights."}
            </p>
            <Link href={back} className="btn btn-main mt-6">
              See what is free
            </Link>
          </div>
        )}
      </main>
      <HouseFooter name={hotel.name} address={hotel.address} />
    </div>
  );
}
