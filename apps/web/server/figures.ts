import type { Kpis, kpisInput, Overview } from "@roomstream/domain/analytics/contract";
import type { Result } from "@roomstream/domain/shared/result";
import type { z } from "zod";

/** What managers ask of analytics, already bound to where things are kept. */
export type Figures = {
  kpis(ask: { propertyId: string } & z.output<typeof kpisInput>): Promise<Result<Kpis>>;
  overview(ask: { propertyId: string; asOf?: string | undefined; names: boolean }): Promise<Result<Overview>>;
};
