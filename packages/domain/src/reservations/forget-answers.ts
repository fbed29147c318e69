import { run } from "@roomstream/db/transaction";
import type { Context } from "../shared/context";

/** Forgets idempotency keys whose 24 hours are over; the reservations stay. */
export async function forgetAnswers(ctx: Context): Promise<void> {
  await run(ctx.databases.of("reservations"), {
    text: "DELETE FROM reservations.idempotency WHERE created_at < clock_timestamp() - interval '24 hours'",
  });
}
