import type { Tx } from "@roomstream/db/transaction";
import { Histogram } from "prom-client";
import type { Context } from "../shared/context";
import type { ReservationRow } from "./stored-reservation";

const seconds = new Histogram({
  name: "roomstream_created_to_confirmed_seconds",
  help: "From the request for a stay to its confirmation",
  buckets: [0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1, 2, 5, 10, 30, 60, 120],
});

/** Measures, once it is committed, how long guests waited for these confirmations. */
export function measureConfirmations(
  ctx: Context,
  tx: Pick<Tx, "afterCommit">,
  confirmed: ReservationRow[],
): void {
  tx.afterCommit(() => {
    const now = ctx.clock.now().getTime();
    for (const { created_at } of confirmed) seconds.observe(Math.max(0, now - created_at.getTime()) / 1000);
  });
}
