"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Refusal } from "@/components/desk/refusal";
import { useTRPC } from "@/lib/api";
import { dayAndClockOf } from "@/lib/operations/words";

const EVERY_MS = 5_000;

/** The reservations that the newest events are about. */
export function LatestReservations() {
  const flow = useQuery(useTRPC().operations.flow.queryOptions(undefined, { refetchInterval: EVERY_MS }));
  const latest = new Map(
    (flow.data?.newest ?? []).toReversed().map((line) => [line.confirmationNumber, line]),
  );
  const lines = [...latest.values()]
    .filter(({ confirmationNumber }) => confirmationNumber !== null)
    .reverse();
  return (
    <div className="max-w-[860px] px-4 py-6 md:px-6">
      <h1 className="text-[18px] leading-6 font-semibold">One reservation’s events in time</h1>
      <p className="mt-1 text-ink-2">
        Type its confirmation number in the field above, or choose one that something has just happened to.
      </p>
      {flow.error && (
        <div className="mt-4">
          <Refusal error={flow.error} silence="No answer came. It is asked again by itself." />
        </div>
      )}
      {!flow.data && !flow.error && <div aria-hidden className="shape mt-4 h-60" />}
      {flow.data && lines.length === 0 && (
        <p className="mt-4 border-t border-line-strong py-4 text-ink-2">
          Nothing has happened at your hotels yet. The first booking stands here as soon as it is asked for.
        </p>
      )}
      {lines.length > 0 && (
        <ol className="mt-4 border-t border-line-strong">
          {lines.map(({ confirmationNumber, eventType, recordedAt, propertyId }) => (
            <li key={confirmationNumber} className="border-b border-line">
              <Link
                href={`/manage/operations/events/${confirmationNumber}`}
                prefetch={false}
                className="grid min-h-11 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 hover:bg-sheet md:min-h-8 md:grid-cols-[170px_minmax(0,1fr)_90px_auto]"
              >
                <span className="font-mono text-[12.5px] underline decoration-line-strong underline-offset-2">
                  {confirmationNumber}
                </span>
                <span className="text-ink-2 max-md:order-3">{eventType}</span>
                <span className="text-ink-3 max-md:hidden">{propertyId}</span>
                <time dateTime={recordedAt} className="text-right text-ink-2">
                  {dayAndClockOf(recordedAt)}
                </time>
              </Link>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
