import { setTimeout as sleep } from "node:timers/promises";
import { run } from "@roomstream/db/transaction";
import { Breaker } from "@roomstream/events/consumer/breaker";
import { reach } from "@roomstream/events/fail-points";
import { Bell } from "@roomstream/events/outbox/bell";
import type { Context } from "../../shared/context";
import type { Gateway } from "../gateway/port";
import { callGateway } from "./call-gateway";
import { type ClaimedOperation, claimOperations } from "./claim-operations";
import { type Answered, recordOutcomes } from "./record-outcomes";

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
 * Answers that come while a commit is under way are committed together.
 */
export function startExecutor(ctx: Context, gateway: Gateway): Executor {
  const breaker = new Breaker(() => ctx.clock.now().getTime());
  const bell = new Bell();
  const silence = ctx.signals.on("gateway", () => bell.ring());
  const calls = new Set<Promise<void>>();
  const outcomes = new OutcomeWriter(ctx);
  let closing = false;
  const loop = async () => {
    let failing = false;
    while (!closing) {
      try {
        const wait = calls.size >= CALLS ? LOOK_MS : breaker.waitMs();
        const claimed =
          wait > 0 ? [] : await claimOperations(ctx, breaker.state() === "closed" ? CALLS - calls.size : 1);
        if (wait === 0 && claimed.length === 0) breaker.abandoned();
        failing = false;
        for (const operation of claimed) {
          const call = execute(ctx, gateway, breaker, outcomes, operation).finally(() => {
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

async function execute(
  ctx: Context,
  gateway: Gateway,
  breaker: Breaker,
  outcomes: OutcomeWriter,
  operation: ClaimedOperation,
): Promise<void> {
  reach("executor.claimed", "payments");
  try {
    const outcome = await callGateway(ctx, gateway, operation);
    breaker.succeeded();
    reach("executor.called", "payments");
    await outcomes.write({ operation, outcome });
    reach("executor.committed", "payments");
  } catch (error) {
    breaker.failed();
    ctx.log.warn(
      { err: error, operationId: operation.operationId, kind: operation.kind },
      "a gateway call is unresolved and is asked again under its key",
    );
    await run(ctx.databases.of("payments"), {
      text: `UPDATE payments.gateway_operation SET status = 'UNKNOWN', error = $3,
          due_at = clock_timestamp() + make_interval(secs => $4 / 1000.0)
        WHERE operation_id = $1 AND tries = $2 AND status = 'CALLING'`,
      values: [operation.operationId, operation.tries, String(error), againAfterMs(operation.tries)],
    }).catch((later: unknown) => {
      // The claim runs out by itself and the same key is asked again then.
      ctx.log.warn(
        { err: later, operationId: operation.operationId },
        "an unresolved gateway call could not be noted",
      );
    });
  }
}

/** Commits outcomes together while one commit is under way, so that many answers cost few transactions. */
class OutcomeWriter {
  private waiting: { answered: Answered; done: () => void; failed: (error: unknown) => void }[] = [];
  private writing = false;

  constructor(private readonly ctx: Context) {}

  write(answered: Answered): Promise<void> {
    return new Promise((done, failed) => {
      this.waiting.push({ answered, done, failed });
      if (!this.writing) void this.flush();
    });
  }

  private async flush(): Promise<void> {
    this.writing = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting;
      this.waiting = [];
      try {
        await recordOutcomes(
          this.ctx,
          batch.map((item) => item.answered),
        );
        for (const item of batch) item.done();
      } catch (error) {
        for (const item of batch) item.failed(error);
      }
    }
    this.writing = false;
  }
}
