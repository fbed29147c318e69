import type { PropertyDetails } from "@roomstream/domain/property/contract";
import type { Offer } from "@roomstream/domain/reservations/contract";
import Link from "next/link";
import { offerHref } from "@/lib/book-href";
import { formatMoney } from "@/lib/money";
import { totalOf } from "@/lib/offer";
import type { Stay } from "@/lib/stay";

/** On a telephone: what is chosen and the way on, always within reach of the thumb. */
export function Dock({ hotel, stay, offer }: { hotel: PropertyDetails; stay: Stay; offer: Offer }) {
  return (
    <div className="dock flex items-center gap-4 lg:hidden">
      <p className="min-w-0 text-[14px] leading-[1.25] text-ink-2">
        <strong className="block font-serif text-[25px] leading-[1.1] font-normal tracking-[-0.015em] whitespace-nowrap text-ink">
          {formatMoney(totalOf(offer))}
        </strong>
        <span className="block truncate">
          {offer.roomTypeName}, {offer.ratePlanName}
        </span>
      </p>
      <Link
        href={offerHref(hotel.slug, stay, offer)}
        className="btn btn-main flex-1 px-3 text-[16px] whitespace-nowrap"
      >
        Go on to your details
      </Link>
    </div>
  );
}
