import { kpis } from "@roomstream/domain/analytics/queries/kpis";
import { overview } from "@roomstream/domain/analytics/queries/overview";
import type { Context } from "@roomstream/domain/shared/context";
import type { Figures } from "./figures";

/** Binds what managers ask of analytics to where this process keeps things. */
export const openFigures = (ctx: Context): Figures => ({
  kpis: (ask) => kpis({ ctx, ...ask }),
  overview: (ask) => overview({ ctx, ...ask }),
});
