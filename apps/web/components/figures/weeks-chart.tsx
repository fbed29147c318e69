"use client";

import type { Overview } from "@roomstream/domain/analytics/contract";
import { CartesianGrid, Line, LineChart, Tooltip, XAxis, YAxis } from "recharts";
import { percent } from "@/lib/figures/numbers";
import { shortDay } from "@/lib/figures/short-day";
import { weekLine } from "@/lib/figures/week-line";
import { EndLabels } from "./end-labels";
import { WeekTip } from "./week-tip";

interface Props {
  weeks: Overview["weeks"];
  /** What it shows, for who does not see it. */
  words: string;
}

const TEXT = { fontSize: 11.5, fill: "var(--ink-3)" };

/** The share of each week's reservations that was cancelled since; the thin line is last year by this time. */
export default function WeeksChart({ weeks, words }: Props) {
  const { points, top } = weekLine(weeks);
  const last = points.findLast(({ share }) => share !== null)?.share ?? undefined;
  const lastYear = points.findLast((point) => point.lastYear !== null)?.lastYear ?? undefined;
  const [first] = points;
  if (!first || last === undefined) return <p className="empty">What is booked this week begins the line.</p>;
  return (
    <div className="weeks-chart">
      <LineChart
        responsive
        data={points}
        margin={{ top: 8, right: 112, bottom: 0, left: 0 }}
        title={`${words} Arrow keys go from week to week; the table has every figure.`}
        style={{ width: "100%", height: "100%" }}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="week"
          ticks={[first.week, points.at(-1)?.week ?? first.week]}
          tickFormatter={(week: string) => (week === first.week ? shortDay(week) : "this week")}
          interval={0}
          tickLine={false}
          axisLine={{ stroke: "var(--ink-2)" }}
          tick={TEXT}
          height={22}
          padding={{ left: 4, right: 2 }}
        />
        <YAxis
          domain={[0, top]}
          ticks={[0, top / 3, (2 * top) / 3, top]}
          tickFormatter={(share: number) => String(Math.round(share * 100))}
          width={26}
          tickLine={false}
          axisLine={false}
          tick={TEXT}
        />
        <Tooltip content={<WeekTip />} cursor={{ stroke: "var(--line-strong)" }} isAnimationActive={false} />
        {lastYear !== undefined && (
          <Line
            dataKey="lastYear"
            stroke="var(--ink-3)"
            strokeWidth={1}
            dot={false}
            activeDot={false}
            isAnimationActive={false}
          />
        )}
        <Line
          dataKey="share"
          stroke="var(--accent)"
          strokeWidth={2}
          dot={{ r: 1.5, fill: "var(--accent)", strokeWidth: 0 }}
          activeDot={{ r: 3, fill: "var(--accent)", stroke: "var(--paper)" }}
          isAnimationActive={false}
        />
        <EndLabels
          labels={[
            { words: percent(last), at: last, look: "plain" },
            ...(lastYear === undefined
              ? []
              : [{ words: `last year ${percent(lastYear)}`, at: lastYear, look: "quiet" }]),
          ]}
        />
      </LineChart>
    </div>
  );
}
