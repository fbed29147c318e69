import type { PropertyDetails } from "@roomstream/domain/property/contract";
import type { ReservationStatus, ReservationView } from "@roomstream/domain/reservations/contract";
import Link from "next/link";
import { offerHref } from "@/lib/book-href";
import { momentThere } from "@/lib/dates";
import { policyNow } from "@/lib/offer";
import { stayQuery } from "@/lib/stay";
import { OtherOffers } from "../book/other-offers";
import { AddToCalendar } from "../manage/add-to-calendar";

interface Props {
  view: ReservationView;
  house: PropertyDetails | undefined;
  /** The status as far as it is drawn. */
  shown: ReservationStatus;
  slower: number;
  onManage: () => void;
}

/** What can be done now. */
export function NextSteps({ view, house, shown, slower, onManage }: Props) {
  if (shown === "PENDING")
    return (
      <p className="mt-6 text-pretty text-ink-2">
        You can close this page: the booking goes on by itself. Should anything refuse, nothing stays held and
        nothing is taken.{" "}
        <button type="button" className="link" onClick={onManage}>
          Cancel it instead
        </button>
      </p>
    );
  if (!house) return null;
  const call = (
    <a className="btn" href={`tel:${house.phone.replaceAll(" ", "")}`}>
      Call the house
    </a>
  );
  const stay = {
    arrival: view.arrival,
    departure: view.departure,
    adults: view.adults,
    children: view.children,
  };
  const drawn = slower > 2 && (
    <span className="block text-[15px] text-ink-3">Drawn {slower} times slower than it happened.</span>
  );
  if (shown !== "CANCELLED")
    return (
      <Steps
        note={
          <>
            {freeText(view, house)}
            {drawn}
          </>
        }
      >
        <button type="button" className="btn btn-main" onClick={onManage}>
          Your stay: change or cancel it
        </button>
        <AddToCalendar view={view} house={house} />
        {call}
      </Steps>
    );
  const reason = view.cancellationReason;
  if (reason === "PAYMENT_FAILED" || reason === "TIMED_OUT")
    return (
      <Steps note={<>What you wrote is kept.{drawn}</>}>
        <Link className="btn btn-main" href={offerHref(house.slug, stay, view)}>
          {reason === "PAYMENT_FAILED" ? "Try another card" : "Try once more"}
        </Link>
        <Link className="btn" href={`/hotels/${house.slug}?${stayQuery(stay)}`}>
          Other rooms for these nights
        </Link>
        {call}
      </Steps>
    );
  return (
    <>
      {reason === "SOLD_OUT" && (
        <section aria-labelledby="others" className="mt-7 max-w-[640px]">
          <h2 id="others" className="section-title">
            Free for the same nights.
          </h2>
          <OtherOffers hotel={house} stay={stay} />
        </section>
      )}
      <Steps note={drawn}>{call}</Steps>
    </>
  );
}

function Steps({ children, note }: { children: React.ReactNode; note: React.ReactNode }) {
  return (
    <div className="mt-[18px] flex flex-wrap items-center gap-2.5 lg:mt-[26px] lg:gap-3 max-sm:[&>:is(a,button)]:flex-auto">
      {children}
      {note && (
        <p className="w-full text-[15px] leading-[1.4] text-ink-2 lg:ml-auto lg:w-auto lg:text-right">
          {note}
        </p>
      )}
    </div>
  );
}

const freeText = (view: ReservationView, house: PropertyDetails) => {
  const until = view.cancellationPolicy.freeUntil;
  return until && Date.parse(until) > Date.now()
    ? `Free to cancel until ${momentThere(until, house.timeZone)}, the hotel's time.`
    : policyNow(view, Date.now());
};
