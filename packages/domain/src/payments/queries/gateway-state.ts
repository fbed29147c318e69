import { run } from "@roomstream/db/transaction";
import type { BreakerState } from "@roomstream/events/consumer/breaker";
import type { Context } from "../../shared/context";
import { BELIEVED_SECONDS } from "../operations/breaker-sign";

export type GatewayState = {
  /** The circuit breaker of each process that calls the gateway. */
  breakers: { worker: string; state: BreakerState; since: Date }[];
  /** Calls to be made, under way, and unanswered; and since when the oldest of them waits. */
  waiting: number;
  calling: number;
  unknown: number;
  oldest: Date | null;
  /** Movements that the gateway refuses, the longest refused first, and when each is asked for again. */
  stuck: { reservationId: string; reason: string; tries: number; since: Date; retryAt: Date }[];
};

const MOST = 50;

/** How the calls to the payment gateway stand, for the operator. Reads what is open, whatever the history. */
export async function gatewayState(ctx: Context): Promise<GatewayState> {
  const database = ctx.databases.of("payments");
  const [breakers, [calls], stuck] = await Promise.all([
    run<GatewayState["breakers"][number]>(database, {
      name: "gateway-breakers",
      text: `SELECT worker, state, changed_at AS since FROM payments.gateway_breaker
        WHERE seen_at > clock_timestamp() - make_interval(secs => ${BELIEVED_SECONDS}) ORDER BY worker`,
    }),
    run<Pick<GatewayState, "waiting" | "calling" | "unknown" | "oldest">>(database, {
      name: "gateway-calls",
      text: `SELECT count(*) FILTER (WHERE status = 'WAITING') AS waiting, count(*) FILTER (WHERE status = 'CALLING') AS calling,
          count(*) FILTER (WHERE status = 'UNKNOWN') AS unknown, min(coalesce(first_sent_at, due_at)) AS oldest
        FROM payments.gateway_operation WHERE status IN ('WAITING', 'CALLING', 'UNKNOWN')`,
    }),
    run<GatewayState["stuck"][number]>(database, {
      name: "gateway-stuck",
      text: `SELECT reservation_id AS "reservationId", stuck_reason AS reason, stuck_tries AS tries, stuck_since AS since,
          retry_at AS "retryAt"
        FROM payments.payment WHERE stuck_reason IS NOT NULL ORDER BY stuck_since LIMIT ${MOST}`,
    }),
  ]);
  return { breakers, ...(calls ?? { waiting: 0, calling: 0, unknown: 0, oldest: null }), stuck };
}
