"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { DeskButton } from "@/components/desk/desk-button";
import { Refusal } from "@/components/desk/refusal";
import { useTRPC } from "@/lib/api";
import type { Promised } from "@/lib/operations/types";
import { clockOf, count, counted } from "@/lib/operations/words";

/** The promises of the house: checked when asked, which takes seconds, with what the last check found. */
export function Promises() {
  const trpc = useTRPC();
  const check = useQuery(
    trpc.operations.promises.queryOptions(undefined, {
      enabled: false,
      retry: false,
      gcTime: Number.POSITIVE_INFINITY,
    }),
  );
  const seconds = useSecondsOf(check.isFetching);
  const items = check.data?.items;
  const broken = (items ?? []).filter(({ breaches }) => breaches > 0).length;
  const title = !items
    ? "The promises of the house"
    : broken === 0
      ? `${counted(items.length, "promise")}, all kept`
      : `${counted(broken, "promise")} of ${items.length} broken`;
  return (
    <section
      aria-labelledby="promises"
      className="border-t border-ink xl:col-span-2 xl:grid xl:grid-cols-[190px_minmax(0,1fr)]"
    >
      <div className="px-4 py-3 md:px-6 xl:pr-3">
        <h2 id="promises" className={`font-semibold ${broken > 0 ? "text-alarm" : ""}`}>
          {title}
        </h2>
        <p role="status" className="text-[12px] text-ink-3">
          {check.isFetching
            ? `Every row is looked at, ${seconds} s so far`
            : items
              ? `verified ${clockOf(check.dataUpdatedAt)} in ${seconds} s`
              : "not verified since this page was opened"}
        </p>
        <DeskButton
          asking={check.isFetching}
          aria-label="Verify now"
          className="mt-2"
          onClick={() => void check.refetch()}
        >
          Verify now
        </DeskButton>
      </div>
      {check.error && !check.isFetching && (
        <div className="px-4 py-3 md:px-6">
          <Refusal error={check.error} silence="No answer came. Verify again." />
        </div>
      )}
      {items && (
        <ol className="grid grid-cols-1 sm:grid-cols-2 md:grid-cols-3 xl:flex">
          {items.map((item) => (
            <PromiseLine key={item.promise} item={item} />
          ))}
        </ol>
      )}
      {!items && !check.error && (
        <p className="max-w-prose px-4 pb-4 text-ink-2 md:px-6 xl:py-3">
          Verify now reads all books, reads again what is suspected, and says here of each promise what was
          looked at and how much of it was broken.
        </p>
      )}
    </section>
  );
}

const PromiseLine = ({ item: { name, checked, breaches, found } }: { item: Promised }) => (
  <li className="flex min-w-0 flex-1 flex-col border-line px-4 py-3 max-xl:border-t xl:border-l xl:px-3">
    <h3 className="text-[12.5px] leading-4 font-medium text-balance xl:min-h-12">{name}</h3>
    <p className="mt-2 flex items-center gap-2 text-[12px] leading-[14px] text-ink-2">
      <b
        className={`font-serif text-[30px] leading-7 font-normal lining-nums ${breaches > 0 ? "text-alarm" : "text-ink"}`}
      >
        {count(breaches)}
      </b>
      <span>
        {breaches === 1 ? "breach" : "breaches"} in {count(checked)}
      </span>
    </p>
    {breaches > 0 && (
      <p className="mt-1 text-[12px] text-alarm wrap-anywhere">
        {found.length > 0 ? found.slice(0, 3).join("; ") : "`npm run verify` says which."}
      </p>
    )}
  </li>
);

/** How long what runs has run, and when it has ended how long it took. */
function useSecondsOf(runs: boolean): string {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (!runs) return;
    const began = Date.now();
    const tick = () => setSeconds((Date.now() - began) / 1_000);
    tick();
    const timer = setInterval(tick, 100);
    return () => {
      tick();
      clearInterval(timer);
    };
  }, [runs]);
  return seconds.toFixed(1);
}
