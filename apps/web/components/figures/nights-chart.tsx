"use client";

import type { NightAhead } from "@roomstream/domain/analytics/contract";
import { Bar, CartesianGrid, ComposedChart, Line, ReferenceArea, Tooltip, XAxis, YAxis } from "recharts";
import { dayOfAxis, mondaysOf, nightBars, scaleOf, weekendsOf } from "@/lib/figures/night-bars";
import { useNarrow } from "@/lib/figures/use-narrow";
import { EndLabels } from "./end-labels";
import { NightTip } from "./night-tip";

interface Props {
  nights: NightAhead[];
  /** What it shows, for who does not see it. */
  words: string;
}

const TEXT = { fontSize: 11.5, fill: "var(--ink-3)" };
const MOVE_MS = 220;

/** Bars: what was on the books a week ago, and what came since; the thin line is last year. */
export default function NightsChart({ nights, words }: Props) {
  const narrow = useNarrow();
  const bars = nightBars(nights);
  const last = bars.at(-1);
  const { top, ticks } = scaleOf(nights);
  const hasLastYear = nights.some(({ soldLastYear }) => soldLastYear > 0);
  const wasGivenBack = bars.some(({ givenBack }) => givenBack > 0);
  const move = { isAnimationActive: "auto", animationDuration: MOVE_MS } as const;
  if (!last) return null;
  return (
    <div className="nights-chart">
      <ComposedChart
        responsive
        data={bars}
        margin={{ top: 16, right: narrow ? 0 : 122, bottom: 0, left: 0 }}
        barCategoryGap={narrow ? "22%" : "18%"}
        title={`${words} Arrow keys go from night to night; the table has every figure.`}
        style={{ width: "100%", height: "100%" }}
      >
        {weekendsOf(nights).map(({ from, to }) => (
          <ReferenceArea key={from} x1={from} x2={to} fill="var(--well)" fillOpacity={1} strokeWidth={0} />
        ))}
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="night"
          ticks={mondaysOf(nights)}
          tickFormatter={(night: string, index: number) => dayOfAxis(night, index === 0, narrow)}
          interval={0}
          tickLine={false}
          axisLine={{ stroke: "var(--ink-2)" }}
          tick={TEXT}
          height={24}
        />
        <YAxis
          domain={[0, top]}
          ticks={ticks}
          width={narrow ? 26 : 30}
          tickLine={false}
          axisLine={false}
          tick={TEXT}
        />
        <Tooltip
          content={<NightTip hasLastYear={hasLastYear} />}
          cursor={{ fill: "var(--ink)", fillOpacity: 0.07, stroke: "none" }}
          isAnimationActive={false}
        />
        <Bar
          dataKey="before"
          stackId="night"
          fill="color-mix(in oklab, var(--accent) 46%, var(--paper))"
          {...move}
        />
        <Bar dataKey="pickedUp" stackId="night" fill="var(--accent)" {...move} />
        <Bar
          dataKey="givenBack"
          stackId="night"
          fill="transparent"
          stroke="var(--ink-3)"
          strokeDasharray="2 2"
          {...move}
        />
        {hasLastYear && (
          <Line
            dataKey="lastYear"
            stroke="var(--ink-2)"
            strokeWidth={1}
            dot={false}
            activeDot={{ r: 2.5, fill: "var(--ink-2)", stroke: "var(--paper)" }}
            isAnimationActive={false}
          />
        )}
        {!narrow && (
          <EndLabels
            labels={[
              { words: "On the books", at: last.before / 2, look: "plain" },
              { words: "Picked up in 7 days", at: last.before + last.pickedUp, look: "accent" },
              ...(wasGivenBack
                ? [{ words: "Given back", at: last.before + last.givenBack, look: "quiet" }]
                : []),
              ...(hasLastYear ? [{ words: "last year", at: last.lastYear, look: "quiet" }] : []),
            ]}
          />
        )}
      </ComposedChart>
      {narrow && (
        <ul className="narrow-key">
          <li className="otb">on the books 7 days ago</li>
          <li className="pk">picked up since</li>
          {wasGivenBack && <li className="gone">given back</li>}
          {hasLastYear && <li className="ly">last year</li>}
        </ul>
      )}
    </div>
  );
}
