"use client";

import type { DeskStay, Today } from "@roomstream/domain/desk/contract";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useEffect, useState } from "react";
import { useTRPC } from "@/lib/api";
import { shortDate } from "@/lib/dates";
import { nameOf } from "@/lib/desk/names";
import { stayStatus } from "@/lib/desk/stay-status";
import { Refusal } from "../refusal";
import { StayChip } from "../stay-chip";

interface Props {
  today: Today;
  /** What is looked for. */
  text: string;
  /** What the list itself shows already. */
  shown: DeskStay[];
}

const PAUSE_MS = 250;

/** Stays that are found outside the list that is shown: in the other lists, and by their number of any day. */
export function Elsewhere({ today, text, shown }: Props) {
  const { propertyId, businessDate } = today;
  const wanted = useSettled(text.trim());
  const search = useQuery(
    useTRPC().desk.search.queryOptions({ propertyId, text: wanted }, { enabled: wanted.length > 1 }),
  );
  if (wanted.length < 2) return null;
  const known = new Set(shown.map(({ reservationId }) => reservationId));
  const others = search.data?.items.filter(({ reservationId }) => !known.has(reservationId)) ?? [];
  return (
    <section aria-label="Found elsewhere">
      <div className="px-4 py-2 empty:hidden md:px-6">
        <Refusal error={search.error} silence="No answer came: only this list was looked through." />
      </div>
      {others.length > 0 && (
        <h2 className="border-b border-line pt-3 pr-5 pb-1.5 pl-4 font-medium md:pl-6">
          Elsewhere <span className="font-normal text-ink-3">{others.length}</span>
        </h2>
      )}
      <ul>
        {others.map((stay) => {
          const { look, words } = stayStatus(stay, businessDate);
          return (
            <li key={stay.reservationId} className="border-b border-line/70">
              <Link
                href={`/desk/reservations/${stay.confirmationNumber}`}
                className="stay-line hover:bg-well/50 focus-visible:outline-offset-[-2px]"
              >
                <span className="truncate font-medium [grid-area:who]">{nameOf(stay)}</span>
                <span className="truncate text-ink-2 [grid-area:stay]">
                  {shortDate(stay.arrival)} to {shortDate(stay.departure)}
                </span>
                <span className="truncate [grid-area:room]">
                  {stay.roomId && <span className="mr-1.5 font-semibold">{stay.roomId}</span>}
                  <span className="text-[12px] text-ink-3">{stay.roomTypeName}</span>
                </span>
                <span className="flex min-w-0 items-center gap-[7px] [grid-area:state]">
                  <StayChip look={look} />
                  <span className="truncate">{words}</span>
                </span>
                <span className="text-right font-mono text-[12px] text-ink-3 [grid-area:pay]">
                  {stay.confirmationNumber}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** A text once it has not changed for a moment, so that not every letter is asked for. */
function useSettled(text: string): string {
  const [settled, settle] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => settle(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
