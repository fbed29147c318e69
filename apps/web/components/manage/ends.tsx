"use client";

import { CalendarDays, Minus, Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { addDays, mediumDate } from "@/lib/dates";
import { arriveOn, type Limits, leaveOn } from "@/lib/manage/nights";
import type { Wanted } from "@/lib/manage/wanted";
import { OpeningField } from "../stay/opening-field";

// Fetched when it is first opened: most stays are changed by a night or two.
const StayCalendar = dynamic(() => import("../stay/stay-calendar"), {
  loading: () => <div className="shape h-[370px] w-[300px]" />,
});

interface Props {
  wanted: Wanted;
  limits: Limits;
  onChange: (dates: { arrival: string; departure: string }) => void;
}

const ends = [
  { field: "arrival", name: "Arrive", to: arriveOn },
  { field: "departure", name: "Leave", to: leaveOn },
] as const;
const step =
  "grid size-11 flex-none place-items-center rounded-2 border border-line-strong hover:border-ink disabled:opacity-35";

/** Both ends of the stay: a night earlier or later at a press, or any day out of the calendar. */
export function Ends({ wanted, limits, onChange }: Props) {
  const [open, setOpen] = useState<"arrival" | "departure" | null>(null);
  const { arrival, departure } = wanted;
  return ends.map(({ field, name, to }) => {
    const at = wanted[field];
    const move = (days: number) => to(addDays(at, days), wanted, limits);
    const fixed = field === "arrival" && limits.begun;
    return (
      <fieldset key={field} className="flex items-center gap-2 border-b border-line py-2 first:border-t">
        <legend className="sr-only">{name}</legend>
        {fixed ? (
          <span className="mr-auto py-2.5">
            <span className="inline-block w-14 text-ink-2">{name}</span> {mediumDate(at)}
          </span>
        ) : (
          <OpeningField
            label={`${name}: choose in the calendar`}
            open={open === field}
            onOpen={(opened) => setOpen((was) => (opened ? field : was === field ? null : was))}
            className="mr-auto flex min-h-11 items-center text-left hover:text-accent"
            popoverClassName="p-4"
            face={
              <>
                <span className="inline-block w-14 text-ink-2">{name}</span>
                <span className="font-medium whitespace-nowrap">{mediumDate(at)}</span>
                <CalendarDays aria-hidden size={16} strokeWidth={1.5} className="ml-2.5 text-ink-3" />
              </>
            }
          >
            <StayCalendar
              arrival={arrival}
              departure={departure}
              today={limits.begun ? arrival : limits.earliest}
              until={limits.until}
              mostNights={limits.mostNights}
              choosing={field}
              onChosen={(dates) => {
                setOpen(null);
                const end = { arrival: limits.begun ? arrival : dates.arrival, departure: dates.departure };
                onChange({ ...end, departure: leaveOn(end.departure, end, limits) });
              }}
            />
          </OpeningField>
        )}
        {!fixed &&
          [-1, 1].map((days) => (
            <button
              key={days}
              type="button"
              className={step}
              aria-label={`${name} a night ${days < 0 ? "earlier" : "later"}`}
              disabled={move(days) === at}
              onClick={() => onChange({ arrival, departure, [field]: move(days) })}
            >
              {days < 0 ? <Minus aria-hidden size={16} /> : <Plus aria-hidden size={16} />}
            </button>
          ))}
      </fieldset>
    );
  });
}
