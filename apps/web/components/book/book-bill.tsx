import type { PropertyDetails } from "@roomstream/domain/property/contract";
import type { Offer } from "@roomstream/domain/reservations/contract";
import { Scene } from "@/components/scene";
import { mediumDate } from "@/lib/dates";
import { houseScene, roomScene } from "@/lib/scenes";
import type { Stay } from "@/lib/stay";
import { partyInside } from "@/lib/words";
import { Sum } from "../offers/sum";

/** The account of what is about to be booked, in sight while the page is written. */
export function BookBill({ hotel, stay, offer }: { hotel: PropertyDetails; stay: Stay; offer: Offer }) {
  const type = hotel.roomTypes.find((one) => one.roomTypeId === offer.roomTypeId);
  const drawing = (type && roomScene(type.slug)) ?? houseScene(hotel.slug);
  return (
    <aside
      aria-labelledby="bill"
      className="max-lg:border-t max-lg:border-line max-lg:pt-6 max-lg:pb-8 lg:sticky lg:top-7 lg:col-start-2 lg:row-span-4 lg:row-start-1 lg:self-start"
    >
      {drawing && (
        <Scene
          drawing={drawing}
          sizes="376px"
          focus="50% 62%"
          className="mb-5 h-[216px] w-full rounded-2 bg-accent-soft object-cover max-lg:hidden"
        />
      )}
      <h2
        id="bill"
        className="font-serif text-[23px] leading-[1.15] font-medium tracking-[-0.015em] lg:text-[26px]"
      >
        {offer.roomTypeName}
      </h2>
      <p className="mt-1 text-[15px] text-ink-2">
        {offer.ratePlanName}, {partyInside(stay.adults, stay.children)}
      </p>
      <dl className="mt-4 grid grid-cols-2 border-y border-line">
        {[
          { name: "Arrive", date: stay.arrival, hour: `from ${hotel.checkInFrom}` },
          { name: "Leave", date: stay.departure, hour: `until ${hotel.checkOutUntil}` },
        ].map(({ name, date, hour }) => (
          <div key={name} className="border-line py-3 not-first:border-l not-first:pl-5">
            <dt className="text-[14px] text-ink-3">{name}</dt>
            <dd className="font-medium">
              {mediumDate(date)}
              <span className="block text-[14px] font-normal text-ink-2">{hour}</span>
            </dd>
          </div>
        ))}
      </dl>
      <Sum offer={offer} />
    </aside>
  );
}
