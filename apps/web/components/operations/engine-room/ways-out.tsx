"use client";

import type { Flow } from "@/lib/operations/types";
import { clockOf, count, countdown, lasting } from "@/lib/operations/words";
import { useNow } from "@/lib/use-now";

/** The breaker in front of the payment gateway: what waits there, and when an open one tries again. */
export function WaysOut({ gateway }: { gateway: Flow["gateway"] }) {
  const now = useNow(Date.now(), 1_000);
  const { breaker, since, triesAgainAt, waiting, calling, unknown, oldestMs } = gateway;
  const isOpen = breaker === "open";
  const left = triesAgainAt === null ? 0 : Date.parse(triesAgainAt) - now;
  return (
    <section
      aria-label="The payment gateway"
      className="flex flex-wrap items-center gap-x-5 gap-y-1 border-t border-line px-4 py-2.5 md:px-6"
    >
      <svg aria-hidden width={64} height={24} className="flow-map flex-none">
        <path className="wire" d="M0 14H14M50 14H64" />
        <path className={isOpen ? "arm arm-open" : "arm"} d={isOpen ? "M17 14L44 2" : "M17 14H47"} />
        <circle className="contact" cx={16} cy={14} r={2.6} />
        <circle className="contact" cx={48} cy={14} r={2.6} />
      </svg>
      {isOpen ? (
        <>
          <h2 className="font-semibold text-alarm">Breaker to the payment gateway open</h2>
          <p role="timer" className="font-serif text-[27px] leading-7 text-alarm lining-nums">
            {countdown(left)}
          </p>
          <p className="text-ink-2">
            {left > 0 ? "until it tries one call" : "it tries one call at the next that waits"}
            {since && `; open since ${clockOf(since)}, after ten failures in a row.`}
          </p>
        </>
      ) : (
        <h2 className="font-medium">
          {breaker === null
            ? "No worker has called the payment gateway lately"
            : breaker === "half-open"
              ? "The breaker to the payment gateway lets one call through"
              : "The payment gateway answers"}
        </h2>
      )}
      <p className="text-ink-2 md:ml-auto">
        {count(waiting)} to be called, {count(calling)} under way, {count(unknown)} unanswered
        {oldestMs !== null && waiting + calling + unknown > 0 && `, the oldest ${lasting(oldestMs)} old`}
      </p>
    </section>
  );
}
