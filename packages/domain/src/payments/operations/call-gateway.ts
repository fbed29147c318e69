import type { Context } from "../../shared/context";
import { unseal } from "../../shared/sealing";
import type { Gateway, GatewayRequest } from "../gateway/port";
import type { Outcome } from "../payment";
import type { ClaimedOperation } from "./claim-operations";

/** How long the gateway may take before its answer counts as unknown. */
export const CALL_LIMIT_MS = 8_000;

/** Makes one gateway call, under the operation's own key. Throws when the answer is not known. */
export async function callGateway(
  ctx: Context,
  gateway: Gateway,
  operation: ClaimedOperation,
  limitMs = CALL_LIMIT_MS,
): Promise<Outcome> {
  const signal = AbortSignal.timeout(limitMs);
  if (operation.stale) {
    const found = await gateway.lookUp(operation.key, signal);
    if (found) return found;
  }
  const call = gateway.send(requestOf(ctx, operation), signal);
  const limit = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(new Error("the gateway did not answer in time")), {
      once: true,
    });
  });
  return Promise.race([call, limit]);
}

/** The seal of a token is bound to its reservation, as `newReservation` made it. */
function requestOf(ctx: Context, operation: ClaimedOperation): GatewayRequest {
  const { kind, key, amount, currency, reservationId, sealedToken, chargeId } = operation;
  if (kind === "AUTHORIZE") {
    if (sealedToken === null) throw new Error(`${reservationId} has no payment token`);
    const about = `payment-token/${reservationId}`;
    const token = unseal(ctx.secrets.keyFor("payment-tokens"), sealedToken, about).toString();
    return { kind, key, token, amount, currency, reference: reservationId };
  }
  if (chargeId === null) throw new Error(`${reservationId} has no charge to ${kind}`);
  return { kind, key, chargeId, amount };
}
