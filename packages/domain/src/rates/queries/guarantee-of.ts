import { basisPointsOf } from "../../shared/money";
import type { RatePlan } from "../pricing";

/** What the plan asks of the card for a total: what is held, and what of it is captured when the booking confirms. */
export const guaranteeOf = (plan: RatePlan, total: number): { toAuthorize: number; toCapture: number } => ({
  toAuthorize: basisPointsOf(total, plan.heldBp),
  toCapture: basisPointsOf(total, plan.dueNowBp),
});
