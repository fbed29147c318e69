import { analyticsProjection } from "./analytics";
import { availabilityProjection } from "./availability";
import { paymentsProjection } from "./payments";
import type { Projection } from "./projection";

/** Every projection that can be folded again from an event store. */
export const PROJECTIONS: Projection[] = [availabilityProjection, paymentsProjection, analyticsProjection];
