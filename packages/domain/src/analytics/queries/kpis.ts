import type { z } from "zod";
import type { Context } from "../../shared/context";
import { accept, type Result, refuseField } from "../../shared/result";
import { nightCount } from "../../shared/stay";
import { type Kpis, type kpisInput, MOST_DAYS } from "../contract";
import { kpiOf } from "../kpi";
import { lookBack } from "./look-back";
import { readFigures } from "./read-figures";
import { daysOf, monthsOf } from "./stretches";

/** The figures of each day or month from `from` to `to`, as they were known at `asOf`: the same whenever they are asked for. */
export async function kpis(
  args: { ctx: Context; propertyId: string } & z.infer<typeof kpisInput>,
): Promise<Result<Kpis>> {
  const { ctx, propertyId, from, to, granularity } = args;
  if (nightCount({ arrival: from, departure: to }) >= MOST_DAYS)
    return refuseField("to", `must be less than ${MOST_DAYS} days after from; ask for the rest separately`);
  const looked = await lookBack({ ctx, propertyId, asOf: args.asOf });
  if (!looked.ok) return looked;
  const { property, asOf, finalThrough } = looked.value;
  const periods = granularity === "day" ? daysOf({ from, to }) : monthsOf({ from, to });
  const stretches = periods.map((period) => ({ ...period, asOf }));
  const figures = await readFigures({ ctx, propertyId, stretches });
  const items = stretches.map((stretch) =>
    kpiOf(figures(stretch), {
      period: stretch.period,
      currency: property.currency,
      provisional: stretch.to > finalThrough,
    }),
  );
  return accept({ propertyId, asOf, items });
}
