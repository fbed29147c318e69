import { setTimeout as sleep } from "node:timers/promises";
import { run } from "@roomstream/db/transaction";
import { Bell } from "@roomstream/events/bell";
import { Breaker } from "@roomstream/events/consumer/breaker";
import { reach } from "@roomstream/events/fail-points";
import { correlated } from "@roomstream/observe/correlation";
import type { Context } from "../../shared/context";
import type { Gateway } from "../gateway/port";
import type { Outcome } from "../payment";
import { BreakerSign } from "./breaker-sign";
import { CALL_LIMIT_MS, callGateway } from "./call-gateway";
import { called } from "./called";
import { type ClaimedOperation, claimOperations } from "./claim-operations";
import { OutcomeWriter } from "./outcome-writer";

export type Executor = { breaker: Breaker; close(): Promise<void> };

/** Calls under way at once: a slow card holds up nobody else. */
const CALLS = 64;
const LOOK_MS = 500;
/** After an unknown answer the same key is asked again: soon at first, then every few seconds. */
const againAfterMs = (tries: number): number => Math.min(200 * 2 ** tries, 5_000);

/**
 * Makes the gateway calls whose intent is committed, outside every transaction and outside the consumers' loop:
 *
 *   claim -> call (8 s at most) -> commit the answer
 *                \-> unknown: the same key again, until it is known
 *
 * Answers that come while a commit is under way are committed together. `limitMs` is how long one call may take.
 */
export function startExecutor(ctx: Context, gateway: Gateway, limitMs = CALL_LIMIT_MS): Executor {
  const sign = new BreakerSign(ctx);
  const breaker = new Breaker(
    () => ctx.clock.now().getTime(),
    (state) => void sign.say(state),
  );
  const bell = new Bell();
  const silence = ctx.signals.on("gateway", () => bell.ring());
  const calls = new Set<Promise<void>>();
  const outcomes = new OutcomeWriter(ctx);
  let closing = false;
  const loop = async () => {
    let failing = false;
    while (!closing) {
      try {
        await sign.keepUp(breaker.state());
        const wait = calls.size >= CALLS ? LOOK_MS : breaker.waitMs();
        const claimed =
          wait > 0 ? [] : await claimOperations(ctx, breaker.state() === "closed" ? CALLS - calls.size : 1);
        if (wait === 0 && claimed.length === 0) breaker.abandoned();
        failing = false;
        for (const operation of claimed) {
          const call = correlated(operation.correlationId, () =>
            execute({ ctx, gateway, breaker, outcomes, limitMs }, operation),
          ).finally(() => {
            calls.delete(call);
            if (calls.size === CALLS - 1) bell.ring();
          });
          calls.add(call);
        }
        if (claimed.length === 0) await bell.rung(wait > 0 ? Math.min(wait, LOOK_MS) : LOOK_MS);
      } catch (error) {
        // The one attempt that a half-open breaker let through was not made.
        breaker.abandoned();
        if (!failing) ctx.log.warn({ err: error }, "the payment executor pauses; it goes on by itself");
        failing = true;
        await sleep(500);
      }
    }
  };
  const done = loop();
  return {
    breaker,
    async close() {
      closing = true;
      silence();
      bell.ring();
      await done;
      await Promise.all(calls);
    },
  };
}

type Kit = { ctx: Context; gateway: Gateway; breaker: Breaker; outcomes: OutcomeWriter; limitMs: number };

async function execute(kit: Kit, operation: ClaimedOperation): Promise<void> {
  const { ctx, gateway, breaker, outcomes, limitMs } = kit;
  const { operationId, kind } = operation;
  reach("executor.claimed", "payments");
  let outcome: Outcome;
  const from = Date.now();
  try {
    outcome = await callGateway(ctx, gateway, operation, limitMs);
    breaker.succeeded();
    called(operation, from, outcome.ok ? "done" : "refused");
  } catch (error) {
    breaker.failed();
    called(operation, from, "unknown");
    ctx.log.warn(
      { err: error, operationId, kind },
      "a gateway call is unresolved and is asked again under its key",
    );
    await askAgain(ctx, operation, error);
    return;
  }
  reach("executor.called", "payments");
  if (!outcome.ok && kind !== "AUTHORIZE") {
    ctx.log.error(
      { operationId, kind, reason: outcome.reason },
      "the gateway refused to move money that it holds; it is asked again later",
    );
  }
  try {
    await outcomes.write({ operation, outcome });
    reach("executor.committed", "payments");
  } catch (error) {
    ctx.log.warn(
      { err: error, operationId, kind },
      "an answer could not be committed; the gateway gives it again under its key",
    );
    await askAgain(ctx, operation, error);
  }
}

/** Lets the same key be asked again soon. When even that cannot be noted, the claim runs out by itself. */
async function askAgain(ctx: Context, operation: ClaimedOperation, error: unknown): Promise<void> {
  await run(ctx.databases.of("payments"), {
    text: `UPDATE payments.gateway_operation SET status = 'UNKNOWN', error = $3,
        due_at = clock_timestamp() + make_interval(secs => $4 / 1000.0)
      WHERE operation_id = $1 AND tries = $2 AND status = 'CALLING'`,
    values: [operation.operationId, operation.tries, String(error), againAfterMs(operation.tries)],
  }).catch((later: unknown) => {
    ctx.log.warn(
      { err: later, operationId: operation.operationId },
      "an unresolved gateway call could not be noted",
    );
  });
}
