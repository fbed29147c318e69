import type { PropertyDetails } from "@roomstream/domain/property/contract";
import type { ReservationView } from "@roomstream/domain/reservations/contract";
import { mediumDate } from "@/lib/dates";
import { formatMoney } from "@/lib/money";
import { totalOf } from "@/lib/offer";
import { countedInside } from "@/lib/words";

interface Props {
  view: ReservationView;
  house: PropertyDetails | undefined;
  state: "pencil" | "ink" | "struck";
}

const looks = {
  pencil: "text-ink-3 italic",
  ink: "",
  struck: "text-ink-3 italic line-through decoration-1",
};

/** The line in the reservation book: in pencil first, then in ink, or struck. */
export function BookLine({ view, house, state }: Props) {
  const others = view.adults + view.children - 1;
  const cells = [
    {
      label: "Guest",
      value: view.guest ? `${view.guest.firstName} ${view.guest.lastName}` : "Erased at the guest's wish",
      small: others > 0 ? `and ${countedInside(others, "more", "more")}` : "",
    },
    { label: "Room", value: view.roomTypeName, small: view.ratePlanName },
    { label: "Arrives", value: mediumDate(view.arrival), small: house?.checkInFrom ?? "" },
    { label: "Leaves", value: mediumDate(view.departure), small: house?.checkOutUntil ?? "" },
    { label: "Nights", value: String(view.nights.length), small: "" },
    { label: "Total", value: formatMoney(totalOf(view)), small: "" },
  ];
  return (
    <section aria-label="Your line in the book" className="mt-7 lg:mt-9">
      <dl
        key={state}
        className={`border-y border-t-ink border-b-line py-2.5 font-serif text-[19px] lining-nums lg:grid lg:grid-cols-[minmax(0,2fr)_minmax(0,1.9fr)_minmax(0,1.7fr)_minmax(0,1.7fr)_minmax(0,0.6fr)_minmax(max-content,0.9fr)] lg:gap-x-5 lg:py-0 lg:text-[21px] ${state === "ink" ? "wash" : ""}`}
      >
        {cells.map(({ label, value, small }) => (
          <div
            key={label}
            className="grid grid-cols-[84px_minmax(0,1fr)] items-baseline gap-x-3 py-0.5 lg:block lg:py-0 lg:nth-[n+5]:text-right"
          >
            <dt className="font-sans text-[14px] text-ink-3 lg:border-b lg:border-line lg:py-1.5">{label}</dt>
            <dd className={`leading-[1.25] tracking-[-0.005em] wrap-anywhere lg:py-3.5 ${looks[state]}`}>
              {value}
              {small && <small className="font-sans text-[14px] text-ink-3"> {small}</small>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
