import type { PropertyDetails } from "@roomstream/domain/property/contract";
import type { ReservationStatus, ReservationView } from "@roomstream/domain/reservations/contract";
import { dayThere } from "@/lib/dates";
import { howItStands } from "@/lib/how-it-stands";
import { greeting } from "@/lib/manage/greeting";

interface Props {
  view: ReservationView;
  status: ReservationStatus;
  house: PropertyDetails | undefined;
  now: number;
}

const states: Record<ReservationStatus, { word: string; text: string; mark: string }> = {
  PENDING: { word: "Not confirmed yet", text: "text-pending", mark: "border-pending hatched-pending" },
  CONFIRMED: { word: "Confirmed", text: "text-confirmed", mark: "border-confirmed bg-confirmed-soft" },
  CHECKED_IN: { word: "In the house", text: "text-in-house", mark: "border-in-house bg-in-house" },
  CHECKED_OUT: { word: "Departed", text: "text-ink-2", mark: "border-line-strong bg-well" },
  CANCELLED: { word: "Cancelled", text: "text-alarm", mark: "border-alarm bg-alarm-soft" },
  NO_SHOW: { word: "Not come to", text: "text-alarm", mark: "border-alarm bg-alarm-soft" },
};

/** Whose stay it is and how it stands, in the words of a house. */
export function Hello({ view, status, house, now }: Props) {
  const { word, text, mark } = states[status];
  const today = dayThere(now, house?.timeZone ?? "UTC");
  return (
    <div className="min-w-0 pt-[18px] pb-4 [grid-area:hello] lg:pt-1.5 lg:pb-6">
      <h1 className="wrap-anywhere font-serif text-[34px] leading-[1.06] tracking-[-0.02em] text-balance lg:text-[48px]">
        {greeting(view, status, today)}
      </h1>
      <p className="mt-2.5 flex flex-wrap items-baseline gap-x-4 gap-y-0.5 text-ink-2 lg:mt-3.5 lg:gap-x-6">
        <span className={`inline-flex items-center gap-2 font-medium ${text}`}>
          <i aria-hidden className={`h-3 w-[22px] rounded-[2px] border ${mark}`} />
          {word}
        </span>
        <span className="font-mono text-[15px] tracking-[-0.02em]">{view.confirmationNumber}</span>
        <span>
          {view.roomTypeName}, {view.ratePlanName}
        </span>
      </p>
      {status !== "CONFIRMED" && (
        <p className="mt-2.5 max-w-[40em] text-pretty text-ink-2">
          {howItStands(view, status, house?.name ?? "the hotel").text}
        </p>
      )}
    </div>
  );
}
