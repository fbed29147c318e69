import type { PropertyDetails } from "@roomstream/domain/property/contract";
import type { CSSProperties } from "react";
import { mediumDate } from "@/lib/dates";
import { columnOf, MOST_AT_ONCE, type Night } from "@/lib/manage/tape";
import type { Wanted } from "@/lib/manage/wanted";

interface Props {
  wanted: Wanted;
  house: PropertyDetails | undefined;
  /** The tape they stand under. */
  nights: Night[];
}

/** When the guest comes and goes, by the hours of the house. */
export function Times({ wanted, house, nights }: Props) {
  const thisYear = new Date().getUTCFullYear();
  const day = (date: string) =>
    `${mediumDate(date)}${date.startsWith(`${thisYear}`) ? "" : ` ${date.slice(0, 4)}`}`;
  const column = columnOf(nights, wanted.arrival);
  const under = nights.length <= MOST_AT_ONCE;
  const place: CSSProperties & Record<`--${string}`, number> = {
    "--count": nights.length,
    "--from": column,
    "--length": columnOf(nights, wanted.departure) - column,
  };
  return (
    <dl
      className={`mt-3 flex justify-between gap-5 text-[15px] text-ink-2 ${under ? "times" : ""}`}
      style={place}
    >
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
