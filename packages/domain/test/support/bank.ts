import { openSandboxGateway } from "@roomstream/domain/payments/gateway/sandbox";
import { callGateway } from "@roomstream/domain/payments/operations/call-gateway";
import { claimOperations } from "@roomstream/domain/payments/operations/claim-operations";
import { recordOutcomes } from "@roomstream/domain/payments/operations/record-outcomes";
import type { Context } from "@roomstream/domain/shared/context";

/** Makes every call to the bank that is due, and records the answers, until none is left. */
export async function settleWithBank(ctx: Context): Promise<void> {
  const gateway = openSandboxGateway(ctx.databases.common, ctx.random);
  for (;;) {
    const claimed = await claimOperations(ctx, 500);
    if (claimed.length === 0) return;
    const answered = claimed.map(async (operation) => ({
      operation,
      outcome: await callGateway(ctx, gateway, operation),
    }));
    await recordOutcomes(ctx, await Promise.all(answered));
  }
}
