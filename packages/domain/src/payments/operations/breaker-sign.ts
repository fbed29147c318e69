import { run } from "@roomstream/db/transaction";
import type { BreakerState } from "@roomstream/events/consumer/breaker";
import type { Context } from "../../shared/context";

/** How often a process says that it is still there, and for how long it is believed. */
const SAY_MS = 10_000;
export const BELIEVED_SECONDS = 30;

/** Keeps the state of this process's circuit breaker where the operator can read it. */
export class BreakerSign {
  private readonly worker: string;
  private said = 0;

  constructor(private readonly ctx: Context) {
    this.worker = ctx.random.uuid();
  }

  /** Says the state again when it was said long ago. */
  async keepUp(state: BreakerState): Promise<void> {
    if (performance.now() - this.said < SAY_MS && this.said > 0) return;
    await this.say(state);
  }

  async say(state: BreakerState): Promise<void> {
    this.said = performance.now();
    await run(this.ctx.databases.of("payments"), {
      name: "say-gateway-breaker",
      text: `WITH gone AS (DELETE FROM payments.gateway_breaker
          WHERE worker <> $1 AND seen_at < clock_timestamp() - make_interval(secs => ${BELIEVED_SECONDS}))
        INSERT INTO payments.gateway_breaker AS known (worker, state, changed_at) VALUES ($1, $2, clock_timestamp())
        ON CONFLICT (worker) DO UPDATE SET state = excluded.state, seen_at = clock_timestamp(),
          changed_at = CASE WHEN known.state = excluded.state THEN known.changed_at ELSE clock_timestamp() END`,
      values: [this.worker, state],
    }).catch((error: unknown) => {
      this.said = 0;
      this.ctx.log.warn({ err: error, state }, "the state of the gateway's breaker could not be noted");
    });
  }
}
