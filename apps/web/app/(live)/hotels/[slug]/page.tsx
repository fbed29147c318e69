import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { HouseFooter } from "@/components/frame/house-footer";
import { HouseHeader } from "@/components/frame/house-header";
import { GoodToKnow } from "@/components/good-to-know";
import { NativeName } from "@/components/native-name";
import { Offers } from "@/components/offers/offers";
import { OffersShape } from "@/components/offers/offers-shape";
import { Scene } from "@/components/scene";
import { StayForm } from "@/components/stay/stay-form";
import { houseScene } from "@/lib/scenes";
import { type SearchParams, searchValues } from "@/lib/search-values";
import { findHotel, findOffers } from "@/lib/server-api";
import { type Stay, stayOf, stayProblem } from "@/lib/stay";

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const hotel = await findHotel((await params).slug);
  return hotel
    ? { title: `${hotel.name}, ${hotel.place}: rooms and prices`, description: hotel.tagline }
    : { title: "No such house" };
}

export default async function HotelPage({ params, searchParams }: Props) {
  const hotel = await findHotel((await params).slug);
  if (!hotel) notFound();
  const { stay } = stayOf(await searchValues(searchParams), hotel.businessDate);
  const scene = houseScene(hotel.slug);
  return (
    <div data-house={hotel.slug} className="flex flex-1 flex-col">
      <HouseHeader house={hotel} />
      <main className="wrap stay-grid" style={{ overflowX: "clip" }}>
        {scene && (
          <div className="-mx-5 h-[216px] overflow-hidden bg-well sm:h-[340px] lg:col-start-1 lg:mr-0 lg:-ml-12 lg:h-[428px]">
            <Scene
              drawing={scene}
              first
              focus="50% 36%"
              sizes="(width >= 1080px) 960px, (width >= 640px) 100vw, 420px"
              className="size-full object-cover"
            />
          </div>
        )}
        <div
          className={`flex flex-col pt-[18px] lg:pt-4 ${scene ? "lg:col-start-2" : "lg:col-span-2 lg:pt-10"}`}
        >
          <h1 className="font-serif text-[44px] leading-none tracking-[-0.03em] text-balance break-words lg:text-[56px] xl:text-[62px] xl:leading-[0.96]">
            {hotel.name}
          </h1>
          <p className="mt-2 max-w-[40em] text-pretty text-ink-2 lg:mt-4">
            {hotel.nativeName && (
              <span className="mr-2">
                <NativeName name={hotel.nativeName} />
              </span>
            )}
            {hotel.tagline}
          </p>
          <div className={`mt-4 w-full sm:max-w-[480px] lg:mt-auto ${scene ? "" : "lg:pt-8"}`}>
            <StayForm hotel={hotel} />
          </div>
        </div>
        <Suspense fallback={<OffersShape />}>
          <FirstOffers hotel={hotel} stay={stay} />
        </Suspense>
        <div className="min-w-0 lg:col-start-1">
          <GoodToKnow hotel={hotel} />
        </div>
      </main>
      <HouseFooter name={hotel.name} address={hotel.address} />
    </div>
  );
}

type Hotel = NonNullable<Awaited<ReturnType<typeof findHotel>>>;

/** The offers of the first paint. When they cannot be had now, the browser asks again and says so. */
async function FirstOffers({ hotel, stay }: { hotel: Hotel; stay: Stay }) {
  const offers = stayProblem(stay, hotel)
    ? undefined
    : await findOffers(hotel.propertyId, stay)
        // Without them the page is made all the same, and `Offers` asks by itself and shows what it hears.
        .catch(() => undefined);
  return <Offers hotel={hotel} first={{ stay, offers, at: Date.now() }} />;
}
