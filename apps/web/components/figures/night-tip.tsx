import type { TooltipContentProps } from "recharts";
import { mediumDate } from "@/lib/dates";
import type { NightBar } from "@/lib/figures/night-bars";
import { count, signedCount } from "@/lib/figures/numbers";

type Props = Partial<TooltipContentProps> & { hasLastYear: boolean };

/** The figures of the night that is pointed at. */
export function NightTip({ active, payload, hasLastYear }: Props) {
  const bar: NightBar | undefined = payload?.[0]?.payload;
  if (!active || !bar) return null;
  return (
    <div className="tip">
      <p className="font-medium">{mediumDate(bar.night)}</p>
      <dl>
        <dt>on the books</dt>
        <dd>
          {count(bar.sold)} of {count(bar.available)}
        </dd>
        <dt>in 7 days</dt>
        <dd>{signedCount(bar.pickedUp - bar.givenBack)}</dd>
        {hasLastYear && (
          <>
            <dt>last year</dt>
            <dd>{count(bar.lastYear)}</dd>
          </>
        )}
      </dl>
    </div>
  );
}
