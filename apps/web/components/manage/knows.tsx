import type { PropertyDetails } from "@roomstream/domain/property/contract";
import type { ReservationView } from "@roomstream/domain/reservations/contract";
import Link from "next/link";
import { dayThere, fullDate, longDate, preciseClock } from "@/lib/dates";
import { policyNow } from "@/lib/offer";
import { party } from "@/lib/words";
import { AddToCalendar } from "./add-to-calendar";

interface Props {
  view: ReservationView;
  timeline: ReservationView["timeline"];
  house: PropertyDetails | undefined;
  now: number;
}

/** What the house knows of the stay, how to reach it, and what happened. */
export function Knows({ view, timeline, house, now }: Props) {
  const facts = [
    { name: "Room", value: `${view.roomTypeName}, ${view.ratePlanName}` },
    {
      name: "Guests",
      value: view.guest
        ? `${view.guest.firstName} ${view.guest.lastName}, ${party(view.adults, view.children)}`
        : `Erased at the guest's wish, ${party(view.adults, view.children)}`,
    },
    ...(view.guest ? [{ name: "We reach you", value: view.guest.email }] : []),
    ...(house ? [{ name: "You reach us", value: `${house.phone}, ${house.deskHours}` }] : []),
    ...(view.status === "CONFIRMED" ? [{ name: "If you cancel", value: policyNow(view, now) }] : []),
  ];
  const coming = view.status === "CONFIRMED" || view.status === "CHECKED_IN";
  return (
    <section aria-labelledby="knows" className="border-t border-line py-6 pb-9 [grid-area:rest]">
      <h2 id="knows" className="font-serif text-[21px] leading-[1.2] font-medium tracking-[-0.01em]">
        What the house knows
      </h2>
      <dl className="mt-3 border-t border-line">
        {facts.map(({ name, value }) => (
          <div
            key={name}
            className="gap-3 border-b border-line py-2.5 sm:grid sm:grid-cols-[112px_minmax(0,1fr)]"
          >
            <dt className="text-[15px] leading-6 text-ink-3">{name}</dt>
            <dd className="wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
      {house && (
        <div className="mt-5 flex flex-wrap gap-2.5 max-sm:[&>*]:flex-auto">
          {coming && <AddToCalendar view={view} house={house} />}
          <a className="btn" href={`tel:${house.phone.replaceAll(" ", "")}`}>
            Call the house
          </a>
          <Link className="btn" href={`/hotels/${house.slug}`}>
            See the house
          </Link>
        </div>
      )}
      <History timeline={timeline} timeZone={house?.timeZone ?? "UTC"} />
    </section>
  );
}

function History({ timeline, timeZone }: { timeline: ReservationView["timeline"]; timeZone: string }) {
  const days = new Map<string, ReservationView["timeline"]>();
  for (const entry of timeline) {
    const day = dayThere(entry.recordedAt, timeZone);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  const thisYear = dayThere(Date.now(), timeZone).slice(0, 4);
  return [...days].map(([day, entries]) => (
    <div key={day} className="mt-7">
      <h3 className="mb-1.5 text-[15px] font-medium">
        {day.startsWith(thisYear) ? longDate(day) : fullDate(day)}
      </h3>
      <ol>
        {entries.map((entry) => (
          <li
            key={entry.eventId}
            className="grid grid-cols-[104px_minmax(0,1fr)] gap-3 py-1 text-[15px] text-ink-2"
          >
            <time dateTime={entry.recordedAt} className="font-mono text-[13px] leading-6 text-ink-3">
              {preciseClock(entry.recordedAt, timeZone)}
            </time>
            <span>{entry.summary}</span>
          </li>
        ))}
      </ol>
    </div>
  ));
}
