import type { PropertyDetails } from "@roomstream/domain/property/contract";
import type { ReservationView } from "@roomstream/domain/reservations/contract";
import { dayThere, momentThere, nightsBetween, shortDate } from "@/lib/dates";
import { feeAfter } from "@/lib/manage/cancel-words";
import { formatMoney } from "@/lib/money";
import { policyNow } from "@/lib/offer";
import { plural } from "@/lib/words";

interface Props {
  view: ReservationView;
  house: PropertyDetails;
  /** The moment up to which cancelling is free; null where it has passed or never is. */
  until: string | null;
  now: number;
}

/** The days between now and the arrival: those that are still free, and those that are not. */
export function FreeDays({ view, house, until, now }: Props) {
  if (!until || view.status === "PENDING")
    return (
      <p className="mt-3 text-[15px] text-pretty text-ink-2">
        {view.status === "PENDING"
          ? "Nothing is kept of a stay that is not confirmed yet."
          : policyNow(view, now)}
      </p>
    );
  const today = dayThere(now, house.timeZone);
  const free = nightsBetween(today, dayThere(until, house.timeZone));
  const all = Math.max(free + 1, nightsBetween(today, view.arrival));
  const fee = feeAfter(view);
  return (
    <div className="mt-4">
      <div aria-hidden className="days-free flex h-2.5 [&>i]:block">
        <i style={{ width: `${(100 * Math.max(free, 0.5)) / all}%` }} />
        <i className="flex-1 border-l-0!" />
      </div>
      <p className="mt-2 flex justify-between gap-3 text-[14px] leading-[1.35] text-ink-2">
        <span>
          <b className="block font-medium text-ink">
            {free > 0 ? `Free for ${plural(free, "day", "days")}` : "Free today"}
          </b>
          until {momentThere(until, house.timeZone)} in {house.place.split(",")[0]}
        </span>
        <span className="text-right">
          <b className="block font-medium text-ink">
            {fee.amount === 0 ? "free after that" : `then ${formatMoney(fee)} is kept`}
          </b>
          to {shortDate(view.arrival)}
        </span>
      </p>
    </div>
  );
}
