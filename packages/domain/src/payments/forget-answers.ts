import { run } from "@roomstream/db/transaction";
import type { Context } from "../shared/context";

/** Forgets the desk's idempotency keys whose 24 hours are over; what was paid stays. */
export async function forgetAnswers(ctx: Context): Promise<void> {
  await run(ctx.databases.of("payments"), {
    text: "DELETE FROM payments.desk_request WHERE created_at < clock_timestamp() - interval '24 hours'",
  });
}
