import { run } from "@roomstream/db/transaction";
import { keptOf, waysBack } from "../../reservations/queries/bill";
import type { Context } from "../../shared/context";

/** The money of a stay that has ended and whose guest has not paid just what is due. */
export type Unsettled = {
  reservationId: string;
  propertyId: string;
  currency: string;
  /** Still to be paid; else what is to be given back: to the card, which happens by itself, and by hand at the desk. */
  owed: number;
  toCard: number;
  atDesk: number;
  /** Why the card, or the gateway, refused last; null when it did not. */
  refused: string | null;
  /** Whether it stays so unless somebody does something: nothing is under way at the gateway that it has not refused before. */
  stands: boolean;
};

/**
 * The stays that stand unsettled, and of `known` also those that may be settled in a moment. Reads what is unsettled, whatever the
 * history.
 */
export async function unsettled({ ctx, known }: { ctx: Context; known: string[] }): Promise<Unsettled[]> {
  type Row = Omit<Unsettled, "owed" | "toCard" | "atDesk"> & {
    due: number;
    allowed: number;
    card: number;
    cash: number;
  };
  const rows = await run<Row>(ctx.databases.of("payments"), {
    name: "unsettled-payments",
    text: `SELECT * FROM (SELECT p.reservation_id AS "reservationId", p.property_id AS "propertyId", p.currency,
          p.due, p.allowed, p.cash, p.captured - p.refunded AS card,
          coalesce(p.stuck_reason, CASE WHEN p.status = 'FAILED' THEN p.reason END) AS refused,
          p.stuck_reason IS NOT NULL OR NOT EXISTS (SELECT FROM payments.gateway_operation o
            WHERE o.reservation_id = p.reservation_id AND o.status IN ('WAITING', 'CALLING', 'UNKNOWN')) AS stands
        FROM payments.payment p
        WHERE p.wanted IN ('SETTLE', 'RELEASE') AND p.due - p.allowed - p.cash - p.captured + p.refunded <> 0) AS m
      WHERE stands OR "reservationId" = ANY($1::uuid[])`,
    values: [known],
  });
  return rows.map(({ due, allowed, card, cash, ...stay }) => {
    const kept = keptOf(due, allowed);
    return { ...stay, owed: Math.max(0, kept - cash - card), ...waysBack({ card, cash }, kept) };
  });
}
