import type { PropertyDetails } from "@roomstream/domain/property/contract";
import { mediumDate } from "@/lib/dates";
import type { Wanted } from "@/lib/manage/wanted";

/** When the guest comes and goes, by the hours of the house. */
export function Times({ wanted, house }: { wanted: Wanted; house: PropertyDetails | undefined }) {
  const thisYear = new Date().getUTCFullYear();
  const day = (date: string) =>
    `${mediumDate(date)}${date.startsWith(`${thisYear}`) ? "" : ` ${date.slice(0, 4)}`}`;
  return (
    <dl className="mt-3 flex justify-between gap-5 text-[15px] text-ink-2">
      <div>
        <dt className="sr-only">You arrive</dt>
        <dd>
          <b className="block font-medium text-ink">{day(wanted.arrival)}</b>
          {house && `from ${house.checkInFrom}`}
        </dd>
      </div>
      <div className="text-right">
        <dt className="sr-only">You leave</dt>
        <dd>
          <b className="block font-medium text-ink">{day(wanted.departure)}</b>
          {house && `until ${house.checkOutUntil}`}
        </dd>
      </div>
    </dl>
  );
}
