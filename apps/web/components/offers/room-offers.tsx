import type { PropertyDetails } from "@roomstream/domain/property/contract";
import type { Offer } from "@roomstream/domain/reservations/contract";
import { Scene } from "@/components/scene";
import { offerKey } from "@/lib/offer";
import { roomScene } from "@/lib/scenes";
import { counted } from "@/lib/words";
import { Rate } from "./rate";

/** Below this many rooms the number left is said. */
const FEW = 4;

interface Props {
  hotel: PropertyDetails;
  rates: Offer[];
  nights: number;
  now: number;
  chosenKey: string | undefined;
  onChoose: (offer: Offer) => void;
}

/** One kind of room and the rates it can be had at. */
export function RoomOffers({ hotel, rates, nights, now, chosenKey, onChoose }: Props) {
  const [first] = rates;
  if (!first) return null;
  const type = hotel.roomTypes.find((one) => one.roomTypeId === first.roomTypeId);
  const drawing = type && roomScene(type.slug);
  const left = Math.min(...rates.map((rate) => rate.roomsLeft));
  return (
    <article aria-label={first.roomTypeName} className="room-grid">
      {drawing && (
        <div className="-mx-5 [grid-area:pic] lg:mx-0">
          <Scene
            drawing={drawing}
            sizes="(width >= 1024px) 284px, 100vw"
            className="aspect-16/10 w-full object-cover lg:aspect-4/3 lg:rounded-1"
          />
        </div>
      )}
      <h3 className="flex flex-wrap items-baseline gap-x-3.5 font-serif text-[26px] leading-[1.15] font-medium tracking-[-0.014em] [grid-area:name] max-lg:pt-4">
        {first.roomTypeName}
        {left <= FEW && (
          <span className="border-b-2 border-accent pb-0.5 font-sans text-[14.5px] leading-none tracking-normal">
            {left} left
          </span>
        )}
      </h3>
      {type && (
        <p
          className={`pt-1.5 text-[15px] leading-[1.45] text-pretty text-ink-2 [grid-area:facts] ${drawing ? "lg:pt-2.5" : "lg:-order-1 lg:pt-1.5"}`}
        >
          {type.description} {type.sizeSqm}&nbsp;m², for {type.maxGuests} at most.
        </p>
      )}
      <div className="mt-3 [grid-area:rates]">
        <div aria-hidden className="rate-grid pb-1.5 text-[13px] text-ink-3 max-lg:hidden">
          <span>Rate</span>
          <span>Cancelling, and what is due today</span>
          <span className="pr-5 text-right">{counted(nights, "night")}</span>
        </div>
        <ul className="-mx-5 border-line lg:-mx-3 lg:border-b">
          {rates.map((rate) => (
            <Rate
              key={rate.ratePlanId}
              offer={rate}
              timeZone={hotel.timeZone}
              now={now}
              chosen={offerKey(rate) === chosenKey}
              onChoose={() => onChoose(rate)}
            />
          ))}
        </ul>
      </div>
    </article>
  );
}
