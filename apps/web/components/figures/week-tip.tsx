import type { TooltipContentProps } from "recharts";
import { dateRange } from "@/lib/dates";
import { count, percent } from "@/lib/figures/numbers";
import { endOfWeek } from "@/lib/figures/sentences";
import type { WeekPoint } from "@/lib/figures/week-line";

/** The figures of the week that is pointed at. */
export function WeekTip({ active, payload }: Partial<TooltipContentProps>) {
  const point: WeekPoint | undefined = payload?.[0]?.payload;
  if (!active || !point) return null;
  return (
    <div className="tip">
      <p className="font-medium">{dateRange(point.week, endOfWeek(point.week))}</p>
      <dl>
        <dt>reservations</dt>
        <dd>{count(point.booked)}</dd>
        <dt>cancelled since</dt>
        <dd>
          {count(point.cancelled)}, {percent(point.share)}
        </dd>
        {point.lastYear !== null && (
          <>
            <dt>last year</dt>
            <dd>{percent(point.lastYear)}</dd>
          </>
        )}
      </dl>
    </div>
  );
}
