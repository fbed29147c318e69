import { BREAKER_OPEN_MS } from "@roomstream/events/consumer/breaker";
import { gatewayState } from "../../payments/queries/gateway-state";
import type { Context } from "../../shared/context";
import type { FlowAnswer } from "./contract";

const WORST = ["open", "half-open", "closed"] as const;

/** How the way to the payment gateway stands: the worst breaker of those who call it, and what waits for an answer. */
export async function gatewayNow(ctx: Context): Promise<FlowAnswer["gateway"]> {
  const { breakers, waiting, calling, unknown, oldest } = await gatewayState(ctx);
  const worst = WORST.map((state) => breakers.find((one) => one.state === state)).find(
    (one) => one !== undefined,
  );
  return {
    breaker: worst?.state ?? null,
    since: worst?.since.toISOString() ?? null,
    triesAgainAt:
      worst?.state === "open" ? new Date(worst.since.getTime() + BREAKER_OPEN_MS).toISOString() : null,
    waiting,
    calling,
    unknown,
    oldestMs: oldest === null ? null : Math.max(0, ctx.clock.now().getTime() - oldest.getTime()),
  };
}
