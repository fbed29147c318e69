import { silent } from "@roomstream/db/log";
import type { Gateway } from "@roomstream/domain/payments/gateway/port";
import { callGateway } from "@roomstream/domain/payments/operations/call-gateway";
import type { ClaimedOperation } from "@roomstream/domain/payments/operations/claim-operations";
import type { Context } from "@roomstream/domain/shared/context";
import { deriveSecrets, seal, tokenAbout } from "@roomstream/domain/shared/sealing";
import { describe, expect, it } from "vitest";

const secrets = deriveSecrets(Buffer.alloc(32, 1));
const ctx = { secrets, log: silent } as unknown as Context;
const operation: ClaimedOperation = {
  operationId: "o-1",
  reservationId: "r-1",
  kind: "AUTHORIZE",
  amount: 100,
  currency: "EUR",
  key: "key-1",
  tries: 1,
  stale: false,
  sealedToken: seal(secrets.keyFor("payment-tokens"), Buffer.alloc(12, 2), "tok_visa", tokenAbout("r-1")),
  chargeId: null,
  stayVersion: 1,
  correlationId: "0199a5b0-0000-7000-8000-000000000003",
  cause: "0199a5b0-0000-7000-8000-000000000004",
};

/** A gateway that says yes to what it is sent, and remembers only the keys given. */
function gatewayThatKnows(...keys: string[]): { gateway: Gateway; sent: string[] } {
  const sent: string[] = [];
  const yes = { ok: true as const, chargeId: "c-1" };
  const gateway: Gateway = {
    send: async (request) => {
      sent.push(request.key);
      return yes;
    },
    lookUp: async (key) => (keys.includes(key) ? yes : undefined),
  };
  return { gateway, sent };
}

describe("a call to the gateway", () => {
  it("given a fresh key, then it is sent with the card opened", async () => {
    const { gateway, sent } = gatewayThatKnows();
    expect(await callGateway(ctx, gateway, operation)).toEqual({ ok: true, chargeId: "c-1" });
    expect(sent).toEqual(["key-1"]);
  });

  it("given a key older than the gateway remembers keys, then it is looked up and never sent", async () => {
    const known = gatewayThatKnows("key-1");
    expect(await callGateway(ctx, known.gateway, { ...operation, stale: true })).toMatchObject({ ok: true });
    const forgotten = gatewayThatKnows();
    expect(await callGateway(ctx, forgotten.gateway, { ...operation, stale: true })).toEqual({
      ok: false,
      reason: "key_expired",
    });
    expect([...known.sent, ...forgotten.sent]).toEqual([]);
  });

  it("given a card that cannot be opened, then it is refused instead of asked for ever", async () => {
    const { gateway, sent } = gatewayThatKnows();
    const other = { ...operation, reservationId: "r-2" };
    expect(await callGateway(ctx, gateway, other)).toEqual({ ok: false, reason: "card_unreadable" });
    expect(sent).toEqual([]);
  });

  it("given a gateway that does not answer in time, then the outcome is unknown", async () => {
    const silentGateway: Gateway = {
      send: () => new Promise(() => undefined),
      lookUp: async () => undefined,
    };
    await expect(callGateway(ctx, silentGateway, operation, 10)).rejects.toThrow("in time");
  });
});
