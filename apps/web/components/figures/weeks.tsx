"use client";

import type { Overview } from "@roomstream/domain/analytics/contract";
import dynamic from "next/dynamic";
import { weeksSentence } from "@/lib/figures/sentences";
import { weeksSheet } from "@/lib/figures/sheets";
import { plural } from "@/lib/words";
import { Charted, type Source } from "./charted";

const WeeksChart = dynamic(() => import("./weeks-chart"), {
  ssr: false,
  loading: () => <div aria-hidden className="weeks-chart shape" />,
});

interface Props {
  weeks: Overview["weeks"];
  source: Source;
}

/** Of what was booked in each week, how much was cancelled since. */
export function Weeks({ weeks, source }: Props) {
  const sentence = weeksSentence({ weeks });
  const last = weeks.at(-1);
  return (
    <Charted
      className="weeks"
      sentence={sentence}
      sub="Per cent of each week’s reservations that were cancelled since; the newest had least time to"
      sheet={weeksSheet({ weeks })}
      source={source}
    >
      <WeeksChart weeks={weeks} words={sentence} />
      {last && last.booked > 0 && (
        <p className="sub">
          Of this week’s {plural(last.booked, "reservation", "reservations")} {last.cancelled}{" "}
          {last.cancelled === 1 ? "is" : "are"} cancelled.
        </p>
      )}
    </Charted>
  );
}
