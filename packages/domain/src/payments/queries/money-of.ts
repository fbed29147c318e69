import { run } from "@roomstream/db/transaction";
import type { Context } from "../../shared/context";

/** What is held (and not yet taken), taken and given back of a reservation's money, in minor units. */
export async function moneyOf(args: {
  ctx: Context;
  reservationId: string;
}): Promise<{ authorized: number; captured: number; refunded: number }> {
  const [row] = await run<{ authorized: number; captured: number; refunded: number }>(
    args.ctx.databases.of("payments"),
    {
      name: "money-of",
      text: `SELECT authorized - captured - voided AS authorized, captured, refunded
      FROM payments.payment WHERE reservation_id = $1`,
      values: [args.reservationId],
    },
  );
  return row ?? { authorized: 0, captured: 0, refunded: 0 };
}
