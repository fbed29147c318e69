import type { PropertyDetails } from "@roomstream/domain/property/contract";
import type { CSSProperties } from "react";
import { mediumDate } from "@/lib/dates";
import { columnOf, type Night } from "@/lib/manage/tape";
import type { Wanted } from "@/lib/manage/wanted";

interface Props {
  wanted: Wanted;
  house: PropertyDetails | undefined;
  /** The tape they stand under. */
  nights: Night[];
  /** How many of its nights a wide screen shows at once. */
  count: number;
}

/** When the guest comes and goes, by the hours of the house. */
export function Times({ wanted, house, nights, count }: Props) {
  const thisYear = new Date().getUTCFullYear();
  const day = (date: string) =>
    `${mediumDate(date)}${date.startsWith(`${thisYear}`) ? "" : ` ${date.slice(0, 4)}`}`;
  const column = columnOf(nights, wanted.arrival);
  const under = nights.length <= count;
  const place: CSSProperties & Record<`--${string}`, number> = {
    "--count": count,
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
