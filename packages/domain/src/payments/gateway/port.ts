import type { Outcome } from "../payment";

/** A request to a payment gateway. The same key always gets the same answer and moves money once. */
export type GatewayRequest =
  | { kind: "AUTHORIZE"; key: string; token: string; amount: number; currency: string; reference: string }
  | { kind: "CAPTURE" | "VOID" | "REFUND"; key: string; chargeId: string; amount: number };

/**
 * A payment gateway. `send` resolves with the bank's answer, a refusal included; it throws when the answer is not known,
 * and then the money may have moved. `lookUp` tells what became of a key without sending it again; undefined when it never arrived.
 */
export type Gateway = {
  send(request: GatewayRequest, signal: AbortSignal): Promise<Outcome>;
  lookUp(key: string, signal: AbortSignal): Promise<Outcome | undefined>;
};
