import Link from "next/link";
import type { Flow } from "@/lib/operations/types";
import { fineClockOf } from "@/lib/operations/words";

/** The newest events of the operator's hotels; those of a reservation lead to all of its events. */
export function NewestEvents({ events }: { events: Flow["newest"] }) {
  return (
    <section aria-labelledby="newest" className="min-w-0 border-t border-line xl:border-t-0">
      <h2 id="newest" className="px-4 pt-4 pb-2 font-semibold md:px-6 xl:px-5">
        Newest events
      </h2>
      {events.length === 0 && (
        <p className="px-4 pb-4 text-ink-2 md:px-6 xl:px-5">
          None of the newest events is of your hotels. Here stands each of them as it is recorded.
        </p>
      )}
      <ol className="xl:max-h-[820px] xl:overflow-hidden">
        {events.map(({ eventId, eventType, isDeadLetter, propertyId, recordedAt, confirmationNumber }) => {
          const dot = eventType.indexOf(".");
          return (
            <li
              key={eventId}
              className="wash grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 px-4 py-[2px] leading-[15px] md:px-6 xl:px-5"
            >
              <span className={`truncate ${isDeadLetter ? "text-alarm" : ""}`}>
                <span className={isDeadLetter ? "" : "text-ink-3"}>{eventType.slice(0, dot + 1)}</span>
                {eventType.slice(dot + 1)}
              </span>
              <time dateTime={recordedAt} className="font-mono text-[11px] text-ink-3">
                {fineClockOf(recordedAt)}
              </time>
              <span className="col-span-2 truncate pb-[3px] text-[12px] text-ink-2">
                {confirmationNumber ? (
                  <Link
                    prefetch={false}
                    href={`/manage/operations/events/${confirmationNumber}`}
                    className="font-mono text-[11.5px] underline decoration-line-strong underline-offset-2 hover:decoration-current"
                  >
                    {confirmationNumber}
                  </Link>
                ) : null}{" "}
                {propertyId}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
