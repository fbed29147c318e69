"use client";

import { Minus, Plus } from "lucide-react";
import { addDays, mediumDate } from "@/lib/dates";
import { arriveOn, type Limits, leaveOn } from "@/lib/manage/nights";
import type { Wanted } from "@/lib/manage/wanted";
import { DatesFields } from "../stay/dates-fields";

interface Props {
  wanted: Wanted;
  limits: Limits;
  onChange: (dates: { arrival: string; departure: string }) => void;
}

/** Both ends of the stay: a night earlier or later at a press, or any day out of the calendar. */
export function Ends({ wanted, limits, onChange }: Props) {
  const { arrival, departure } = wanted;
  const step =
    "grid size-11 place-items-center rounded-2 border border-line-strong hover:border-ink disabled:opacity-35";
  const ends = [
    ...(limits.begun ? [] : [{ name: "Arrive", at: arrival, to: arriveOn, field: "arrival" as const }]),
    { name: "Leave", at: departure, to: leaveOn, field: "departure" as const },
  ];
  return (
    <div>
      {!limits.begun && (
        <div className="grid grid-cols-2 rounded-2 border border-line">
          <DatesFields
            arrival={arrival}
            departure={departure}
            today={limits.earliest}
            until={limits.until}
            mostNights={limits.mostNights}
            onChange={onChange}
          />
        </div>
      )}
      {ends.map(({ name, at, to, field }) => {
        const move = (days: number) => to(addDays(at, days), wanted, limits);
        return (
          <fieldset key={name} className="flex items-center gap-2 border-b border-line py-2.5">
            <legend className="sr-only">{name}</legend>
            <span className="mr-auto">
              <span className="text-ink-2">{name}</span>{" "}
              <output className="font-medium whitespace-nowrap">{mediumDate(at)}</output>
            </span>
            {[-1, 1].map((days) => (
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
      })}
    </div>
  );
}
