import { run } from "@roomstream/db/transaction";
import { CHARGING_ENTRIES } from "@roomstream/events/catalog/payment";
import type { Context } from "../../shared/context";

/** The money of a reservation, in minor units. */
export type MoneyOf = {
  /** Held on the card and not yet taken. */
  authorized: number;
  /** Taken of the card, and given back to it. */
  captured: number;
  refunded: number;
  /** Paid at the desk and not given back. */
  cash: number;
  /** Put on the folio so far: nights and fees. */
  charges: number;
  /** What the house lets the guest off: so much less is to be paid. */
  allowed: number;
};

const NOTHING: MoneyOf = { authorized: 0, captured: 0, refunded: 0, cash: 0, charges: 0, allowed: 0 };

export async function moneyOf(args: { ctx: Context; reservationId: string }): Promise<MoneyOf> {
  const [row] = await run<MoneyOf>(args.ctx.databases.of("payments"), {
    name: "money-of",
    text: `SELECT p.authorized - p.captured - p.voided AS authorized, p.captured, p.refunded, p.cash, p.allowed,
        (SELECT coalesce(sum(amount), 0)::bigint FROM payments.posting o WHERE o.reservation_id = p.reservation_id
          AND o.entry = ANY($2)) AS charges
      FROM payments.payment p WHERE p.reservation_id = $1`,
    values: [args.reservationId, CHARGING_ENTRIES],
  });
  return row ?? NOTHING;
}
