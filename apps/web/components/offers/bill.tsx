import type { PropertyDetails } from "@roomstream/domain/property/contract";
import type { Offer } from "@roomstream/domain/reservations/contract";
import Link from "next/link";
import { Money } from "@/components/money";
import { offerHref } from "@/lib/book-href";
import { momentThere, nightsBetween } from "@/lib/dates";
import { formatMoney } from "@/lib/money";
import { freeUntil, totalOf } from "@/lib/offer";
import type { Stay } from "@/lib/stay";
import { countedInside, partyInside } from "@/lib/words";
import { Sum } from "./sum";

interface Props {
  hotel: PropertyDetails;
  stay: Stay;
  offer: Offer | undefined;
  offers: Offer[];
  now: number;
}

export function Bill({ hotel, stay, offer, offers, now }: Props) {
  const place =
    "lg:sticky lg:top-0 lg:col-start-2 lg:row-span-2 lg:row-start-2 lg:self-start lg:pt-11 lg:pb-6";
  if (!offer) {
    const lowest = offers.map(totalOf).sort((a, b) => a.amount - b.amount)[0];
    return (
      <aside aria-label="Your choice" className={`${place} max-lg:hidden`}>
        <h2 className="font-serif text-[30px] leading-[1.16] tracking-[-0.018em]">Nothing chosen yet</h2>
        <p className="mt-1.5 border-y border-line py-4 text-pretty text-ink-2">
          Choose a rate, and its account stands here, night by night.
          {lowest && (
            <>
              {" "}
              The lowest is <Money {...lowest} /> for{" "}
              {countedInside(nightsBetween(stay.arrival, stay.departure), "night")}.
            </>
          )}
        </p>
      </aside>
    );
  }
  const until = freeUntil(offer, now);
  const { fee } = offer.cancellationPolicy;
  return (
    <aside aria-labelledby="bill" className={`${place} pt-12`}>
      <h2 id="bill" className="font-serif text-[27px] leading-[1.16] tracking-[-0.018em] lg:text-[30px]">
        {offer.roomTypeName}
      </h2>
      <p className="mt-1.5 border-b border-line pb-4 text-ink-2">
        {offer.ratePlanName}, {partyInside(stay.adults, stay.children)}
      </p>
      <Sum offer={offer} />
      <Link href={offerHref(hotel.slug, stay, offer)} className="btn btn-main mt-[18px] flex max-lg:hidden">
        Go on to your details
      </Link>
      <dl className="mt-3.5 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-[14.5px] text-ink-2">
        {until && (
          <>
            <dt className="font-medium text-ink">Free to cancel</dt>
            <dd>
              until {momentThere(until, hotel.timeZone)} in {hotel.place.split(",")[0]}
            </dd>
          </>
        )}
        <dt className="font-medium text-ink">{until ? "After that" : "Cancelling"}</dt>
        <dd>{fee.amount === 0 ? "nothing is kept" : `${formatMoney(fee)} is kept`}</dd>
      </dl>
    </aside>
  );
}
