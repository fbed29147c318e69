import { analyticsProjection } from "./analytics";
import type { Projection } from "./projection";

/** Every projection that can be folded again from an event store. */
export const PROJECTIONS: Projection[] = [analyticsProjection];
