import type { Context } from "../../shared/context";
import { tokenAbout, unseal } from "../../shared/sealing";
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
    // A gateway that has forgotten the key would take it for a new request and move the money twice.
    return (await gateway.lookUp(operation.key, signal)) ?? { ok: false, reason: "key_expired" };
  }
  const request = requestOf(ctx, operation);
  if (!request) return { ok: false, reason: "card_unreadable" };
  const call = gateway.send(request, signal);
  const limit = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(new Error("the gateway did not answer in time")), {
      once: true,
    });
  });
  return Promise.race([call, limit]);
}

/** The request of an operation; undefined when its card cannot be read, or there is no charge to move: asking again would not help. */
function requestOf(ctx: Context, operation: ClaimedOperation): GatewayRequest | undefined {
  const { kind, key, amount, currency, reservationId, chargeId } = operation;
  if (kind === "AUTHORIZE") {
    const token = tokenOf(ctx, operation);
    return token === undefined ? undefined : { kind, key, token, amount, currency, reference: reservationId };
  }
  return chargeId === null ? undefined : { kind, key, chargeId, amount };
}

function tokenOf(ctx: Context, { reservationId, sealedToken }: ClaimedOperation): string | undefined {
  if (sealedToken === null) return undefined;
  try {
    const about = tokenAbout(reservationId);
    return unseal(ctx.secrets.keyFor("payment-tokens"), sealedToken, about).toString();
  } catch (error) {
    ctx.log.error(
      { err: error, reservationId },
      "a sealed card cannot be opened: was ENCRYPTION_KEY changed?",
    );
    return undefined;
  }
}
