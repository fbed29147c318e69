import type { ReservationView } from "@roomstream/domain/reservations/contract";
import { momentThere } from "@/lib/dates";

/** What happened to a stay, the latest first, by the hotel's clocks. */
export function History({ view, timeZone }: { view: ReservationView; timeZone: string }) {
  return (
    <ol className="mt-2">
      {view.timeline.toReversed().map((entry) => (
        <li key={entry.eventId} className="grid grid-cols-[132px_minmax(0,1fr)] gap-x-3 py-[3px]">
          <time dateTime={entry.recordedAt} className="text-ink-3">
            {momentThere(entry.recordedAt, timeZone)}
          </time>
          <span className="text-ink-2 wrap-anywhere">{entry.summary}</span>
        </li>
      ))}
    </ol>
  );
}
