"use client";

import type { Overview } from "@roomstream/domain/analytics/contract";
import { useEffect, useRef, useState } from "react";
import { dayThere, shortDate } from "@/lib/dates";
import { placeOf, rulerDays } from "@/lib/figures/as-of";
import { shortDay } from "@/lib/figures/short-day";
import { useNow } from "@/lib/use-now";

/** Whoever draws the handle over many days asks for the last of them only. */
const REST_MS = 200;

interface Props {
  overview: Pick<Overview, "timeZone" | "knownSince">;
  asOf: string | undefined;
  onChoose: (moment: string | undefined) => void;
}

/** The last four weeks as a ruler: each mark is the end of a day, the last one is now. */
export function AsOfRuler({ overview: { timeZone, knownSince }, asOf, onChoose }: Props) {
  const days = rulerDays(dayThere(useNow(Date.now()), timeZone), knownSince, timeZone);
  const last = days.length - 1;
  const [held, hold] = useState<number>();
  const place = held ?? placeOf(asOf, days, timeZone);
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(resting.current), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a moment that was chosen, here or elsewhere, lets go of the handle
  useEffect(() => hold(undefined), [asOf]);
  if (last < 1) return null;
  const move = (to: number) => {
    hold(to);
    clearTimeout(resting.current);
    resting.current = setTimeout(() => onChoose(to === last ? undefined : days[to]), REST_MS);
  };
  const day = days[place] ?? "";
  return (
    <div className="ruler">
      <div className="marks" aria-hidden>
        {days.map((one, index) => (
          <span key={one} className={(last - index) % 7 === 0 ? "mark week" : "mark"} />
        ))}
      </div>
      <input
        type="range"
        aria-label="As of the end of a day"
        min={0}
        max={last}
        value={place}
        aria-valuetext={place === last ? "now" : `the end of ${shortDate(day)}`}
        onChange={(event) => move(Number(event.target.value))}
      />
      <div className="ends" aria-hidden>
        <span>{shortDay(days[0] ?? "")}</span>
        <span>{place === last ? "" : `end of ${shortDate(day)}`}</span>
        <span>now</span>
      </div>
    </div>
  );
}
